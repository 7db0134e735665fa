package io.nightjar.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.nightjar.architecture.House.Library;
import io.nightjar.architecture.House.Room;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules of the house for the packages below one root: the program's, or the planted violations'. */
final class ArchitectureRules {
    private static final Set<String> READS_THE_CLOCK = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.Year",
            "java.time.YearMonth");
    private static final Pattern SAYS_NOTHING =
            Pattern.compile("(Abstract|Base)[A-Z].*|.*(Util|Utils|Helper|Manager|Impl)");

    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    List<ArchRule> all() {
        List<ArchRule> rules = new ArrayList<>();
        House.ROOMS.forEach(room -> rules.add(imports(room)));
        House.LIBRARIES.forEach(library -> rules.add(home(library)));
        rules.add(noUnlistedLibrary());
        rules.add(everyClassHasARoom());
        rules.add(timeIsHandedIn());
        rules.add(onlyCommandsPrint());
        rules.add(onlyCommandsEndTheProcess());
        rules.add(noMutableStatic());
        rules.add(noFieldInjection());
        rules.add(noJavaSerialization());
        rules.add(namesSayWhatThingsAre());
        return rules.stream().map(rule -> rule.allowEmptyShould(true)).toList();
    }

    private ArchRule imports(Room room) {
        return noClasses()
                .that(liveIn(Set.of(room.name())))
                .should()
                .dependOnClassesThat(describe(
                        "live outside " + room.mayImport(),
                        type -> isOurs(type)
                                && !roomOf(type).equals(room.name())
                                && !roomOf(type).equals(House.ERROR)
                                && !room.mayImport().contains(roomOf(type))))
                .because(room.because());
    }

    private ArchRule home(Library library) {
        return noClasses()
                .that(describe("live outside " + library.homes(), type -> !library.homes()
                        .contains(roomOf(type))))
                .should()
                .dependOnClassesThat(describe("belong to " + library.name(), type -> library.equals(libraryOf(type))))
                .because(library.because());
    }

    private ArchRule noUnlistedLibrary() {
        return noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "belong to no library of the table",
                        type -> !isOurs(type)
                                && libraryOf(type) == null
                                && House.FREE.stream().noneMatch(free -> isIn(type, free))))
                .because("a library that only came along with another may leave with it");
    }

    private ArchRule everyClassHasARoom() {
        return classes()
                .should(be(typesThat(
                        "in a package of the table",
                        type -> roomOf(type).equals("root")
                                || House.ROOMS.stream()
                                        .anyMatch(room -> room.name().equals(roomOf(type))))))
                .because("a new package needs a place in the table first");
    }

    private ArchRule timeIsHandedIn() {
        return noClasses()
                .that(describe("are not the wiring", type -> !roomOf(type).equals("root")))
                .should()
                .accessTargetWhere(describe("reads the machine's clock", ArchitectureRules::readsTheClock))
                .because("a night can only be repeated where its time comes in through a Clock");
    }

    private ArchRule onlyCommandsPrint() {
        return noClasses()
                .that(liveOutside(Set.of("cli", "root")))
                .should()
                .accessTargetWhere(describe(
                        "is System.out or System.err",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err").contains(access.getName())))
                .because("what stands on standard output is part of a command's contract");
    }

    private ArchRule onlyCommandsEndTheProcess() {
        return noClasses()
                .that(liveOutside(Set.of("cli", "root")))
                .should()
                .accessTargetWhere(describe(
                        "ends the process",
                        access -> Set.of("exit", "halt").contains(access.getName())
                                && (access.getTargetOwner().isEquivalentTo(System.class)
                                        || access.getTargetOwner().isEquivalentTo(Runtime.class))))
                .because("exit codes are decided in one place");
    }

    private ArchRule noMutableStatic() {
        return fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("two runs in one process must not see each other");
    }

    private ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith(describe("injecting", annotation -> Set.of("Autowired", "Value", "Inject", "Resource")
                        .contains(annotation.getRawType().getSimpleName())))
                .because("what a class needs stands in its constructor");
    }

    private ArchRule noJavaSerialization() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .because("reading a serialised object runs code that its author chose");
    }

    private ArchRule namesSayWhatThingsAre() {
        return noClasses()
                .should(be(typesThat(
                        "named by no word of the field",
                        type -> SAYS_NOTHING.matcher(type.getSimpleName()).matches())))
                .because("a newcomer looks for the field's words");
    }

    private static DescribedPredicate<JavaClass> typesThat(String are, Predicate<JavaClass> predicate) {
        return describe(are, predicate);
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        boolean withClock = access.getTarget() instanceof CodeUnitCallTarget call
                && call.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return access.getName().equals("now") && READS_THE_CLOCK.contains(owner) && !withClock
                || access.getName().equals("currentTimeMillis") && owner.equals("java.lang.System")
                || access.getName().startsWith("system") && owner.equals("java.time.Clock");
    }

    private DescribedPredicate<JavaClass> liveIn(Set<String> rooms) {
        return describe("live in " + rooms, type -> rooms.contains(roomOf(type)));
    }

    private DescribedPredicate<JavaClass> liveOutside(Set<String> rooms) {
        return describe("live outside " + rooms, type -> !rooms.contains(roomOf(type)));
    }

    private boolean isOurs(JavaClass type) {
        return isIn(type, root);
    }

    private String roomOf(JavaClass type) {
        String path = type.getPackageName();
        if (path.equals(root)) {
            return "root";
        }
        String below = path.substring(root.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    /** The library with the longest package that fits, so that Spring Batch is not Spring. */
    private static Library libraryOf(JavaClass type) {
        Library found = null;
        int longest = 0;
        for (Library library : House.LIBRARIES) {
            for (String name : library.packages()) {
                if (name.length() > longest && isIn(type, name)) {
                    found = library;
                    longest = name.length();
                }
            }
        }
        return found;
    }

    private static boolean isIn(JavaClass type, String name) {
        return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
    }
}
