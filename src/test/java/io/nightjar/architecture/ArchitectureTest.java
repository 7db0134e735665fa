package io.nightjar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.nightjar.architecture.House.Room;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final String PLANTED = "io.nightjar.architecture.planted";

    @TestFactory
    Stream<DynamicTest> theProgramKeepsEveryRule() {
        JavaClasses program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.nightjar");
        return rules("io.nightjar")
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(program)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleBitesAPlantedViolation() {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        return rules(PLANTED)
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(),
                        () -> assertThat(rule.evaluate(planted).hasViolation()).isTrue()));
    }

    @Test
    void theTableHasNoCycle() {
        Set<String> settled = new HashSet<>(Set.of(House.ERROR));
        List<Room> left = House.ROOMS;
        while (!left.isEmpty()) {
            List<Room> next = left.stream()
                    .filter(room -> !settled.containsAll(room.mayImport()))
                    .toList();
            assertThat(next).as("packages that wait for each other").hasSizeLessThan(left.size());
            left.stream().filter(room -> !next.contains(room)).forEach(room -> settled.add(room.name()));
            left = next;
        }
    }

    private static Stream<ArchRule> rules(String root) {
        return new ArchitectureRules(root).all().stream();
    }
}
