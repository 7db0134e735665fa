package io.nightjar.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.cli.Cli;
import io.nightjar.cli.Console;
import io.nightjar.cli.Surroundings;
import io.nightjar.config.Setting;
import io.nightjar.error.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What stands under cron/ knows every exit code and does with it what the code means. */
class CronFilesTest {
    private static final Path CRON = Path.of("cron").toAbsolutePath();

    /** Another attempt may end better. */
    private static final List<Integer> LATER =
            codes(ExitStatus.NOT_READY, ExitStatus.RESTART, ExitStatus.BUSY, ExitStatus.UNKNOWN);

    @TempDir
    Path folder;

    @Test
    void systemdKnowsEveryExitCode() throws IOException {
        Map<String, String> service = unit("systemd/nightjar@.service");

        List<Integer> good = numbers(service.get("SuccessExitStatus"));
        List<Integer> never = numbers(service.get("RestartPreventExitStatus"));

        assertThat(service).containsEntry("Restart", "on-failure").containsEntry("Type", "oneshot");
        assertThat(good).containsExactlyInAnyOrderElementsOf(codes(ExitStatus.PUBLISHED, ExitStatus.STOPPED));
        assertThat(Stream.of(List.of(0), good, never, LATER).flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(codes(ExitStatus.values()));
    }

    @Test
    void systemdRunsYesterdayOfTheJobItIsNamedFor() throws IOException {
        assertThat(unit("systemd/nightjar@.service"))
                .containsEntry("ExecStartPre", "/opt/nightjar/nightjar recover")
                .containsEntry("ExecStart", "/opt/nightjar/nightjar run %i --date yesterday --started-by systemd");
        assertThat(unit("systemd/nightjar@.timer")).containsEntry("OnCalendar", "*-*-* 03:10:00 America/New_York");
    }

    @Test
    void kubernetesKnowsEveryExitCode() throws IOException {
        Map<?, ?> job = at(cronJob(), "spec", "jobTemplate", "spec");

        Map<String, List<Integer>> actions = new HashMap<>();
        for (Object rule : (List<?>) at(job, "podFailurePolicy").get("rules")) {
            if (((Map<?, ?>) rule).get("onExitCodes") instanceof Map<?, ?> on) {
                assertThat(on.get("containerName")).isEqualTo("run");
                actions.put(
                        (String) ((Map<?, ?>) rule).get("action"),
                        ((List<?>) on.get("values"))
                                .stream().map(Integer.class::cast).toList());
            }
        }

        assertThat(actions.get("Count")).containsAll(LATER);
        assertThat(Stream.of(List.of(0), actions.get("Count"), actions.get("FailJob"))
                        .flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(codes(ExitStatus.values()));
        // The policy is ignored where the pod restarts its containers itself.
        assertThat(at(job, "template", "spec").get("restartPolicy")).isEqualTo("Never");
    }

    @Test
    void kubernetesRunsYesterdayConfined() throws IOException {
        Map<?, ?> pod = at(cronJob(), "spec", "jobTemplate", "spec", "template", "spec");
        Map<?, ?> run = (Map<?, ?>) ((List<?>) pod.get("containers")).get(0);
        Map<?, ?> recover = (Map<?, ?>) ((List<?>) pod.get("initContainers")).get(0);

        assertThat(run.get("args"))
                .isEqualTo(List.of(
                        "run",
                        "flight-delay",
                        "--date",
                        "yesterday",
                        "--started-by",
                        "kubernetes",
                        "--ok-if-published"));
        assertThat(recover.get("args")).isEqualTo(List.of("recover"));
        for (Map<?, ?> container : List.of(run, recover)) {
            assertThat(at(container, "securityContext").get("readOnlyRootFilesystem"))
                    .isEqualTo(true);
        }
        assertThat(at(pod, "securityContext").get("runAsNonRoot")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NightlyScriptTest.NIGHT,
                "run flight-delay --date yesterday --started-by systemd",
                "run flight-delay --date yesterday --started-by kubernetes --ok-if-published",
                "recover",
                "status",
                "backfill flight-delay --from 2001-05-01 --to yesterday"
            })
    void everyCommandThatAClockStartsExists(String command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

        int exit = Cli.execute(
                (command + " --help").split(" "),
                new Console(stream, stream, new Console.Terminal(false, false)),
                new Surroundings(Map.of(), folder, Optional.empty(), Clock.systemUTC(), () -> 0, "nightjar", "1"),
                (settings, name) -> {
                    throw new IllegalStateException("help needs no services");
                });

        assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).isZero();
    }

    @Test
    void theCrontabStartsOneNightEachNight() throws IOException {
        List<String> entries =
                lines("crontab").filter(line -> line.contains("/nightly ")).toList();

        assertThat(entries).singleElement().asString().matches("(\\S+ ){5} ?\\$CRON/nightly flight-delay .*");
        assertThat(Files.isExecutable(CRON.resolve("nightly"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crontab", "elsewhere.crontab"})
    @EnabledOnOs(OS.LINUX)
    void cronReadsItsTables(String table) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/crontab")), "there is no crontab");
        assertThat(output("/usr/bin/crontab", "-n", CRON.resolve(table).toString()))
                .contains("successfully checked");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void systemdReadsItsUnits() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "there is no systemd");
        // It wants the programs to be there.
        Path installed = Files.createDirectories(folder.resolve("cron")).getParent();
        for (String program : List.of("nightjar", "cron/missing")) {
            Files.writeString(installed.resolve(program), "#!/bin/sh\n");
            Files.setPosixFilePermissions(installed.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        List<String> verify = new ArrayList<>(List.of("/usr/bin/systemd-analyze", "verify", "--man=no"));
        Path units = Files.createDirectories(folder.resolve("units"));
        for (String name : unitFiles()) {
            String text = Files.readString(CRON.resolve("systemd").resolve(name));
            Path unit = units.resolve(name);
            Files.writeString(unit, text.replace("/opt/nightjar", installed.toString()));
            verify.add(unit.toString().replace("@.", "@flight-delay."));
        }
        assertThat(verify).hasSizeGreaterThan(10);
        assertThat(output(verify.toArray(String[]::new))).isEmpty();
    }

    /** What the tables of cron and the units of systemd start. */
    @Test
    void everyCommandInTheFilesExists() throws IOException {
        Pattern command = Pattern.compile("(?:\\$NIGHTJAR|/opt/nightjar/nightjar) ([a-z][^>|\"\\n]*)");
        List<String> commands = new ArrayList<>();
        List<String> files = new ArrayList<>(List.of("crontab", "elsewhere.crontab"));
        unitFiles().forEach(name -> files.add("systemd/" + name));
        for (String file : files) {
            command.matcher(lines(file).collect(Collectors.joining("\n")))
                    .results()
                    .forEach(found -> commands.add(found.group(1).strip().replace("%i", "flight-delay")));
        }
        assertThat(commands)
                .contains(
                        "alerts check",
                        "prune",
                        "status --expect flight-delay=yesterday --by 06:00 --files",
                        "schedule --json --set schedule.endpoint=9464")
                .allSatisfy(this::everyCommandThatAClockStartsExists);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatTheLastDaysLackIsBackfilled() throws Exception {
        Path script = Files.createDirectories(folder.resolve("cron")).resolve("missing");
        Files.copy(CRON.resolve("missing"), script);
        Path program = folder.resolve("nightjar");
        Files.writeString(program, "#!/bin/sh\necho \"$*\"\nexit 12\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        LocalDate before = LocalDate.now(Clock.systemUTC());

        Process process = new ProcessBuilder(script.toString(), "flight-delay", "7").start();
        String called = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(process.waitFor()).isEqualTo(12);
        LocalDate after = LocalDate.now(Clock.systemUTC());
        assertThat(called)
                .isIn(
                        "backfill flight-delay --from " + before.minusDays(7) + " --to yesterday",
                        "backfill flight-delay --from " + after.minusDays(7) + " --to yesterday");
    }

    private static List<String> unitFiles() throws IOException {
        try (Stream<Path> files = Files.list(CRON.resolve("systemd"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** What a tool says that must find nothing wrong. */
    private static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Map<?, ?> cronJob() throws IOException {
        return kubernetes("kubernetes.yaml").get("CronJob nightjar-flight-delay");
    }

    /** By kind and name. */
    private static Map<String, Map<?, ?>> kubernetes(String file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<?, ?> list = new Yaml(new SafeConstructor(options)).load(Files.readString(CRON.resolve(file)));
        Map<String, Map<?, ?>> items = new HashMap<>();
        for (Object item : (List<?>) list.get("items")) {
            Map<?, ?> map = (Map<?, ?>) item;
            items.put(map.get("kind") + " " + at(map, "metadata").get("name"), map);
        }
        return items;
    }

    /** Of all containers, also those that go first. */
    private static List<Map<?, ?>> containers() throws IOException {
        List<Map<?, ?>> all = new ArrayList<>();
        for (String file : List.of("kubernetes.yaml", "kubernetes-schedule.yaml")) {
            for (Map<?, ?> item : kubernetes(file).values()) {
                Map<?, ?> spec = at(item, "spec");
                if (spec.get("jobTemplate") != null) {
                    spec = at(spec, "jobTemplate", "spec");
                }
                if (spec.get("template") != null) {
                    Map<?, ?> pod = at(spec, "template", "spec");
                    assertThat(at(pod, "securityContext").get("runAsNonRoot")).isEqualTo(true);
                    Stream.of("initContainers", "containers")
                            .flatMap(kind -> pod.get(kind) instanceof List<?> some ? some.stream() : Stream.of())
                            .forEach(container -> all.add((Map<?, ?>) container));
                }
            }
        }
        return all;
    }

    @Test
    void everythingThatKubernetesStartsExistsAndIsConfined() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Map<?, ?> container : containers()) {
            assertThat(at(container, "securityContext").get("readOnlyRootFilesystem"))
                    .isEqualTo(true);
            if (container.get("args") instanceof List<?> words) {
                commands.add(words.stream().map(String::valueOf).collect(Collectors.joining(" ")));
            }
        }
        assertThat(commands)
                .contains(
                        "recover",
                        "alerts check",
                        "prune",
                        "status --expect flight-delay=yesterday --by 06:00 --files",
                        "schedule --json --set schedule.endpoint=0.0.0.0:9464")
                .allSatisfy(this::everyCommandThatAClockStartsExists);
        assertThat(containers()).anySatisfy(container -> assertThat(container.get("command"))
                .isEqualTo(List.of("/opt/nightjar/cron/missing", "flight-delay", "7")));
    }

    /** Where its root file system is read-only, every folder that the program writes to must lie on the volume. */
    @Test
    void theImageKeepsAllThatIsWrittenOnItsVolumeAndHasAllThatItsJobsName() throws IOException {
        String image = Files.readString(CRON.resolveSibling("Dockerfile"));
        String context = Files.readString(CRON.resolveSibling(".dockerignore"));

        assertThat(Setting.values())
                .filteredOn(setting -> setting.key().startsWith("folders."))
                .extracting(setting -> setting.key().substring("folders.".length()))
                .allSatisfy(name -> {
                    if (List.of("jobs", "calendars", "models").contains(name)) {
                        assertThat(image).contains("COPY --from=build /src/" + name + " /opt/nightjar/" + name);
                        assertThat(context).contains("\n!" + name + "\n");
                    } else {
                        assertThat(image).contains("'  " + name + ": /var/lib/nightjar/" + name + "'");
                    }
                });
        assertThat(image).contains("/src/cron /opt/nightjar/cron");
        assertThat(context).contains("\n!cron\n");
    }

    private static Map<?, ?> at(Map<?, ?> map, String... path) {
        for (String key : path) {
            map = (Map<?, ?>) map.get(key);
        }
        return map;
    }

    private static Map<String, String> unit(String name) throws IOException {
        Map<String, String> values = new HashMap<>();
        lines(name).filter(line -> line.contains("=")).forEach(line -> {
            String[] parts = line.split("=", 2);
            assertThat(values.put(parts[0], parts[1]))
                    .as("%s stands twice", parts[0])
                    .isNull();
        });
        return values;
    }

    private static Stream<String> lines(String name) throws IOException {
        return Files.readAllLines(CRON.resolve(name)).stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    private static List<Integer> codes(ExitStatus... statuses) {
        return new ArrayList<>(new TreeSet<>(Arrays.stream(statuses)
                .flatMapToInt(status -> IntStream.of(status.code()))
                .boxed()
                .toList()));
    }
}
