package io.nightjar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.AlarmRule;
import io.nightjar.run.DriftBaseline;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Marker;
import io.nightjar.run.JobDefinition.Measure;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.run.JobDefinition.Policy;
import io.nightjar.run.JobDefinition.Ready;
import io.nightjar.run.LabelRule;
import io.nightjar.run.RunId;
import io.nightjar.run.Schedule;
import io.nightjar.storage.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileTest {
    private static final String SMALLEST = """
            input:
              path: in/date={date}
              key: id
            model: m@3
            """;

    @TempDir
    Path folder;

    @Test
    void aFileWithOnlyWhatMustBeThereHasTheDocumentedDefaults() throws IOException {
        JobDefinition job = load(SMALLEST);

        assertThat(job.name()).isEqualTo("nightly");
        assertThat(job.title()).isEqualTo("nightly");
        assertThat(job.zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(job.input().files()).isEqualTo("*.parquet");
        assertThat(job.input().key()).containsExactly("id");
        assertThat(job.input().privateColumns()).isEmpty();
        assertThat(job.input().ready()).isEmpty();
        assertThat(job.model()).isEqualTo(new ModelRef("m", 3));
        assertThat(job.features().of("any")).isEqualTo(new ColumnPolicy(Policy.REJECT, Policy.ZERO, Policy.REJECT));
        assertThat(job.output().passThrough()).isEmpty();
        assertThat(job.output().decision()).isEmpty();
        assertThat(job.gates()).isEmpty();
        assertThat(job.schedule()).isEmpty();
    }

    @Test
    void filesAreAPatternOfNamesWithoutFolders() {
        assertThatThrownBy(() -> load(SMALLEST.replace("key: id", "key: id\n  files: part/*.parquet")))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOB_INVALID))
                .hasMessageContaining("nightly.yaml:4")
                .hasMessageContaining("'input.files' must be a pattern of file names such as *.parquet");
    }

    @Test
    void aReadyInputWaitsAnHourAndLooksEveryHalfMinuteWhereTheFileSaysNothing() throws IOException {
        JobDefinition job = load(SMALLEST.replace("key: id", "key: id\n  ready: {settled: 1 day}"));

        assertThat(job.input().ready())
                .contains(new Ready(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Duration.ofDays(1)),
                        Duration.ofHours(1),
                        Duration.ofSeconds(30)));
    }

    @Test
    void whatIsWrongWithReadyIsSaidAtOnce() {
        assertThatThrownBy(() -> load(SMALLEST.replace("key: id", "key: id\n  ready: {timeout: 1 h}")))
                .hasMessageContaining("nightly.yaml:4: 'input.ready' must have at least one of marker, minimum-files,"
                        + " minimum-rows, settled");
        assertThatThrownBy(() -> load(SMALLEST.replace("key: id", """
                        key: id
                          ready:
                            marker: '{date:hello}'
                            minimum-files: 0
                            settled: soon""")))
                .hasMessageContaining("nightly.yaml:5: 'input.ready.marker' must be a file name such as _SUCCESS")
                .hasMessageContaining("nightly.yaml:6: 'input.ready.minimum-files' must be a whole number of files")
                .hasMessageContaining("nightly.yaml:7: 'input.ready.settled' must be a time such as 30 s, 5 min");
    }

    @Test
    void aFileWithEveryKeySaysExactlyThat() throws IOException {
        JobDefinition job = load("""
                title: A title
                zone: Europe/Berlin
                input:
                  path: in/{date:yyyyMMdd}
                  files: part-*.parquet
                  key: [a, b]
                  pii: b
                  ready:
                    marker: _SUCCESS
                    minimum-files: 4
                    minimum-rows: 100_000
                    settled: 5 min
                    timeout: 2 h
                    every: 10s
                model: m@12
                features:
                  missing: zero
                  unknown-category: fail
                  invalid-number: fail
                  columns:
                    x: {missing: reject}
                output:
                  pass-through: [c, d]
                  decision: {threshold: 0.25, above: yes, below: no}
                  reasons: 4
                  columns:
                    c: {title: colour, wording: "is {value}"}
                    d: {unit: km}
                gates:
                  - minimum-rows: 12_000
                  - maximum-reject-share: 0.01
                    action: warn
                  - maximum-null-share: 0.02
                    columns: [c, d]
                  - maximum-score-psi: 0.2
                schedule:
                  at: 03:10
                  days: 2
                """);

        assertThat(job.title()).isEqualTo("A title");
        assertThat(job.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(job.input().path().text()).isEqualTo("in/{date:yyyyMMdd}");
        assertThat(job.input().files()).isEqualTo("part-*.parquet");
        assertThat(job.input().key()).containsExactly("a", "b");
        assertThat(job.input().privateColumns()).containsExactly("b");
        assertThat(job.input().ready())
                .contains(new Ready(
                        Optional.of(new Marker("_SUCCESS")),
                        Optional.of(4L),
                        Optional.of(100_000L),
                        Optional.of(Duration.ofMinutes(5)),
                        Duration.ofHours(2),
                        Duration.ofSeconds(10)));
        assertThat(job.features().of("y")).isEqualTo(new ColumnPolicy(Policy.ZERO, Policy.FAIL, Policy.FAIL));
        assertThat(job.features().of("x")).isEqualTo(new ColumnPolicy(Policy.REJECT, Policy.FAIL, Policy.FAIL));
        assertThat(job.output().passThrough()).containsExactly("c", "d");
        assertThat(job.output().decision()).contains(new Decision(0.25, "yes", "no"));
        assertThat(job.output().reasons()).isEqualTo(4);
        assertThat(job.output().wording("c").phrase("red")).isEqualTo("is red");
        assertThat(job.output().wording("d").phrase("7")).isEqualTo("d 7 km");
        assertThat(job.gates())
                .containsExactly(
                        new Gate(Measure.MINIMUM_ROWS, Optional.empty(), 12000, Action.HOLD),
                        new Gate(Measure.MAXIMUM_REJECT_SHARE, Optional.empty(), 0.01, Action.WARN),
                        new Gate(Measure.MAXIMUM_NULL_SHARE, Optional.of("c"), 0.02, Action.HOLD),
                        new Gate(Measure.MAXIMUM_NULL_SHARE, Optional.of("d"), 0.02, Action.HOLD),
                        new Gate(Measure.MAXIMUM_SCORE_PSI, Optional.empty(), 0.2, Action.HOLD));
        assertThat(job.schedule()).contains(Schedule.daily(LocalTime.of(3, 10), 2));
    }

    @Test
    void whatIsWrongWithReasonsAndWordingIsSaidAtOnce() {
        assertThatThrownBy(() -> load(SMALLEST + "output: {reasons: 21, columns: {c: {wording: is so}}}"))
                .hasMessageContaining("'output.reasons' must be a whole number from 0 to 20, not '21'")
                .hasMessageContaining("'output.columns.c.wording' must be a phrase with {value} in it, not 'is so'");
    }

    @Test
    void aScheduleMaySayMore() throws IOException {
        Schedule schedule = load(SMALLEST + """
                schedule:
                  at: "22:30"
                  days: 0
                  weekdays: [monday-wednesday, friday]
                  calendar: [us-federal, company]
                  on-holiday: previous
                  after: [prices, weather]
                  after-timeout: 90 min
                  overlap: skip
                  catch-up: all
                  catch-up-within: 3 days
                  retries: 5
                  retry-after: 30 min
                  deadline: "06:00"
                """).schedule().orElseThrow();

        assertThat(schedule)
                .isEqualTo(new Schedule(
                        LocalTime.of(22, 30),
                        0,
                        new Schedule.Dates(
                                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY),
                                List.of("us-federal", "company"),
                                Schedule.OnHoliday.PREVIOUS),
                        new Schedule.Upstream(List.of("prices", "weather"), Duration.ofMinutes(90)),
                        Schedule.Overlap.SKIP,
                        new Schedule.CatchUp(Schedule.CatchUp.Which.ALL, Duration.ofDays(3)),
                        new Schedule.Retries(5, Duration.ofMinutes(30)),
                        Optional.of(LocalTime.of(6, 0))));
    }

    @Test
    void aScheduleOfWhichOnlyTheTimeIsSaidHasTheDocumentedDefaults() throws IOException {
        Schedule schedule =
                load(SMALLEST + "schedule: {at: \"03:10\"}\n").schedule().orElseThrow();

        assertThat(schedule.days()).isEqualTo(1);
        assertThat(schedule.dates().weekdays()).hasSize(7);
        assertThat(schedule.dates().calendars()).isEmpty();
        assertThat(schedule.dates().onHoliday()).isEqualTo(Schedule.OnHoliday.SKIP);
        assertThat(schedule.after().jobs()).isEmpty();
        assertThat(schedule.after().timeout()).isEqualTo(Duration.ofHours(12));
        assertThat(schedule.overlap()).isEqualTo(Schedule.Overlap.WAIT);
        assertThat(schedule.catchUp().which()).isEqualTo(Schedule.CatchUp.Which.LAST);
        assertThat(schedule.catchUp().within()).isEqualTo(Duration.ofDays(7));
        assertThat(schedule.retries()).isEqualTo(new Schedule.Retries(2, Duration.ofMinutes(10)));
        assertThat(schedule.deadline()).isEmpty();
    }

    @Test
    void weekdaysMayReachOverTheEndOfTheWeek() throws IOException {
        assertThat(load(SMALLEST + "schedule: {at: \"03:10\", weekdays: friday-monday}\n")
                        .schedule()
                        .orElseThrow()
                        .dates()
                        .weekdays())
                .containsExactlyInAnyOrder(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY);
    }

    @Test
    void everythingThatIsWrongWithAScheduleIsReported() throws IOException {
        assertThat(problems(SMALLEST + """
                schedule:
                  at: noon
                  weekdays: [monday, mon]
                  on-holiday: next
                  after-timeout: 5 hours
                  overlap: queue
                  catch-up: some
                  catch-up-within: long
                  retries: often
                  deadline: 6
                """))
                .containsExactly(
                        "jobs/nightly.yaml:6: 'schedule.at' must be a time of day such as \"03:10\", not 'noon'",
                        "jobs/nightly.yaml:7: 'schedule.weekdays' must be days of the week such as [monday, friday] or"
                                + " monday-friday, not 'mon'",
                        "jobs/nightly.yaml:8: 'schedule.on-holiday' needs a calendar that says what a holiday is;"
                                + " write for example calendar: us-federal",
                        "jobs/nightly.yaml:9: 'schedule.after-timeout' needs 'after', the jobs to wait for",
                        "jobs/nightly.yaml:9: 'schedule.after-timeout' must be a time such as 30 s, 5 min, 2 h or 30"
                                + " days, not '5 hours'",
                        "jobs/nightly.yaml:10: 'schedule.overlap' must be one of wait, skip, not 'queue'",
                        "jobs/nightly.yaml:11: 'schedule.catch-up' must be one of none, last, all, not 'some'",
                        "jobs/nightly.yaml:12: 'schedule.catch-up-within' must be a time such as 30 s, 5 min, 2 h or"
                                + " 30 days, not 'long'",
                        "jobs/nightly.yaml:13: 'schedule.retries' must be a whole number of tries from 0 to 100, not"
                                + " 'often'",
                        "jobs/nightly.yaml:14: 'schedule.deadline' must be a time of day such as \"03:10\", not '6'");
    }

    @Test
    void everythingThatIsWrongIsIsReportedAtOnceWithItsLineAndTheNearestRightName() {
        assertThat(problems("""
                titel: x
                zone: Amerika/Nju_York
                input:
                  path: data/flights
                  kye: id
                model: flight-delay
                features:
                  mising: zero
                  columns:
                    origin: {unknown: zero}
                output:
                  pass-through: [a, a]
                  decision: {threshold: 1.5, above: x}
                gates:
                  - minimum-rows: many
                  - maximum-nul-share: 0.1
                  - maximum-null-share: 0.1
                  - maximum-reject-share: 0.1
                    columns: [a]
                    action: stop
                schedule:
                  at: 25:10
                  days: -1
                """))
                .containsExactly(
                        "jobs/nightly.yaml:1: unknown key 'titel'; did you mean 'title'?",
                        "jobs/nightly.yaml:2: 'zone' must be a time zone such as America/New_York, not"
                                + " 'Amerika/Nju_York'",
                        "jobs/nightly.yaml:3: 'input.key' is missing; write for example key: id",
                        "jobs/nightly.yaml:4: 'input.path' must be a folder with {date} or {date:PATTERN} in it, not"
                                + " 'data/flights'",
                        "jobs/nightly.yaml:5: unknown key 'input.kye'; did you mean 'key'?",
                        "jobs/nightly.yaml:6: 'model' must be a model and its version such as name@1, not"
                                + " 'flight-delay'",
                        "jobs/nightly.yaml:8: unknown key 'features.mising'; did you mean 'missing'?",
                        "jobs/nightly.yaml:10: unknown key 'features.columns.origin.unknown'",
                        "jobs/nightly.yaml:12: 'output.pass-through' names 'a' twice",
                        "jobs/nightly.yaml:13: 'output.decision.below' is missing; write for example below: no",
                        "jobs/nightly.yaml:13: 'output.decision.threshold' must be a number from 0 to 1, not '1.5'",
                        "jobs/nightly.yaml:15: 'gates.minimum-rows' must be a whole number of rows, not 'many'",
                        "jobs/nightly.yaml:16: unknown key 'gates.maximum-nul-share'; did you mean"
                                + " 'maximum-null-share'?",
                        "jobs/nightly.yaml:16: a gate must have exactly one of minimum-rows, maximum-reject-share,"
                                + " maximum-null-share, maximum-score-psi, maximum-drift, unusual-night,"
                                + " minimum-demographic-parity-ratio, maximum-demographic-parity-difference,"
                                + " maximum-equal-opportunity-difference, maximum-false-positive-rate-difference,"
                                + " minimum-auc, maximum-calibration-error",
                        "jobs/nightly.yaml:17: 'gates.columns' is missing; write for example columns: [a, b]",
                        "jobs/nightly.yaml:19: 'maximum-reject-share' measures no column",
                        "jobs/nightly.yaml:20: 'gates.action' must be one of warn, hold, not 'stop'",
                        "jobs/nightly.yaml:22: 'schedule.at' must be a time of day such as \"03:10\", not '25:10'",
                        "jobs/nightly.yaml:23: 'schedule.days' must be a whole number of days from 0 to 366, not"
                                + " '-1'");
    }

    @Test
    void gatesOnDriftAndTheShareThatIsProfiledAreReadWithTheirDefaults() throws IOException {
        JobDefinition job = load(SMALLEST + """
                profile: full
                gates:
                  - maximum-drift: 0.2
                  - maximum-drift: 0.1
                    measure: kolmogorov-smirnov
                    columns: [a, b]
                    action: warn
                """);
        assertThat(job.gates())
                .containsExactly(
                        new Gate(Measure.MAXIMUM_DRIFT, Optional.empty(), Optional.of("psi"), 0.2, Action.HOLD),
                        new Gate(
                                Measure.MAXIMUM_DRIFT,
                                Optional.of("a"),
                                Optional.of("kolmogorov-smirnov"),
                                0.1,
                                Action.WARN),
                        new Gate(
                                Measure.MAXIMUM_DRIFT,
                                Optional.of("b"),
                                Optional.of("kolmogorov-smirnov"),
                                0.1,
                                Action.WARN));
        assertThat(job.profileShare()).isEqualTo(1);
        assertThat(load(SMALLEST).profileShare()).isEqualTo(JobDefinition.SAMPLED);
        assertThat(load(SMALLEST + "profile: 0.05\n").profileShare()).isEqualTo(0.05);
    }

    @Test
    void aMeasureThatIsNoneIsRefusedWithThoseThatAre() {
        assertThat(problems(SMALLEST + """
                profile: 0
                gates:
                  - maximum-drift: 0.2
                    measure: guess
                  - minimum-rows: 1
                    measure: psi
                """))
                .anyMatch(line -> line.contains("'profile' must be full or a share of the rows above 0"))
                .anyMatch(line -> line.contains("'gates.measure' must be one of psi, jensen-shannon"))
                .anyMatch(line -> line.contains("'measure' belongs to 'maximum-drift'"));
    }

    @Test
    void anAlarmLooksAtWhatItIsTold() throws IOException {
        List<Gate> gates = load(SMALLEST + """
                gates:
                  - unusual-night: 90
                  - unusual-night: 30
                    action: warn
                    except: [weight]
                    figures: [rows, unseen]
                    control: false-discovery-rate
                    quantile: 0.99
                """).gates();
        assertThat(gates.get(0).rule()).isEqualTo(AlarmRule.USUAL);
        assertThat(gates.get(1).rule())
                .isEqualTo(new AlarmRule(
                        List.of(),
                        List.of("weight"),
                        Set.of(AlarmRule.Figure.ROWS, AlarmRule.Figure.UNSEEN),
                        AlarmRule.Control.FALSE_DISCOVERY_RATE,
                        Optional.of(0.99)));
        assertThat(problems(SMALLEST + """
                gates:
                  - unusual-night: 90
                    columns: [a]
                    except: [b]
                    figures: [row]
                    quantile: 0.3
                  - minimum-rows: 5
                    quantile: 0.9
                """))
                .containsExactly(
                        "jobs/nightly.yaml:8: 'except' has nothing to take away where 'columns' says which there are",
                        "jobs/nightly.yaml:9: 'figures' must be of rows, missing, unseen, values, rejects, scores, slices,"
                                + " not 'row'; did you mean 'rows'?",
                        "jobs/nightly.yaml:10: 'gates.quantile' must be a share from 0.5 to 1, not '0.3'",
                        "jobs/nightly.yaml:12: 'quantile' belongs to 'unusual-night'");
    }

    @Test
    void aBaselineIsOneOfFive() throws IOException {
        assertThat(load(SMALLEST).baseline()).isEqualTo(DriftBaseline.TRAINING);
        assertThat(load(SMALLEST + "baseline: 28 nights\n").baseline())
                .isEqualTo(new DriftBaseline(DriftBaseline.Kind.NIGHTS, 28, Optional.empty()));
        assertThat(load(SMALLEST + "baseline: run 5f0c1a9be274\n").baseline().run())
                .contains(new RunId("5f0c1a9be274"));
        assertThat(load(SMALLEST + "baseline: same-weekday\n").baseline().kind())
                .isEqualTo(DriftBaseline.Kind.SAME_WEEKDAY);
        assertThat(problems(SMALLEST + "baseline: 90 nights\n"))
                .singleElement()
                .asString()
                .endsWith(
                        ": 'baseline' must be training, last-night, same-weekday, a number of nights up to 60 such as 28"
                                + " nights, or run and its id, not '90 nights'");
    }

    @Test
    void anEmptyFileLacksItsTwoSections() {
        assertThat(problems("# nothing yet\n"))
                .containsExactly(
                        "jobs/nightly.yaml:1: 'input' is missing; write for example input: {path:"
                                + " data/table/date={date}, key: id}",
                        "jobs/nightly.yaml:1: 'model' is missing; write for example model: name@1");
    }

    @Test
    void aKeyWithoutAValueOrGivenTwiceIsNamed() {
        assertThat(problems(SMALLEST + "title:\nmodel: n@1\n"))
                .containsExactly(
                        "jobs/nightly.yaml:5: 'title' has no value; it must be text",
                        "jobs/nightly.yaml:6: 'model' is there twice");
    }

    @Test
    void aSectionInPlaceOfAValueAndAValueInPlaceOfASectionAreNamed() {
        assertThat(problems("""
                input: data
                model: {name: m}
                gates: {minimum-rows: 1}
                """))
                .containsExactly(
                        "jobs/nightly.yaml:1: 'input' must hold 'key: value' lines, not a single value",
                        "jobs/nightly.yaml:2: 'model' must be a model and its version such as name@1, not a section",
                        "jobs/nightly.yaml:3: 'gates' must be a list, each entry beginning with '- '");
    }

    @Test
    void textThatIsNoYamlIsNamedWithItsLine() {
        assertThat(problems("title: x\ninput: [a, b\nmodel: m@1\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("jobs/nightly.yaml:3: is not YAML:"));
        assertThat(problems("- a\n- b\n")).containsExactly("jobs/nightly.yaml:1: must begin with 'key: value' lines");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = folder.resolve("nightly.yaml");
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xff});

        NightjarException e =
                catchThrowableOfType(NightjarException.class, () -> JobFile.load(file, "x.yaml", ZoneOffset.UTC));

        assertThat(e).hasMessageContaining("x.yaml: is not UTF-8 text");
    }

    @Test
    void aNameThatCouldNotBeAFolderOrAnOptionIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("My Job.yaml"), SMALLEST);

        NightjarException e =
                catchThrowableOfType(NightjarException.class, () -> JobFile.load(file, "My Job.yaml", ZoneOffset.UTC));

        assertThat(e).hasMessageContaining("lower-case letters, digits and dashes");
    }

    @Test
    void theDigestIsThatOfTheFilesBytes() throws IOException {
        assertThat(load(SMALLEST).digest())
                .isEqualTo(Sha256.of(SMALLEST.getBytes(StandardCharsets.UTF_8)))
                .hasSize(64)
                .isNotEqualTo(load(SMALLEST + "# changed\n").digest());
    }

    @Test
    void labelsAndSlicesAreReadWithTheirDefaults() throws IOException {
        JobDefinition job = load(SMALLEST + """
                labels:
                  path: truth/{date:yyyyMMdd}
                  column: delay
                  rule: "> 15"
                  positive: late
                  negative: on-time
                slices: [sex, race]
                """);

        assertThat(job.labels()).hasValueSatisfying(labels -> {
            assertThat(labels.path().text()).isEqualTo("truth/{date:yyyyMMdd}");
            assertThat(labels.files()).isEqualTo("*.parquet");
            assertThat(labels.key()).containsExactly("id");
            assertThat(labels.column()).isEqualTo("delay");
            assertThat(labels.rule())
                    .isEqualTo(new LabelRule.Compare(LabelRule.Comparison.ABOVE, 15, "late", "on-time"));
            assertThat(labels.matureAfter()).isEqualTo(1);
        });
        assertThat(job.slices()).isEqualTo(new JobDefinition.Slices(List.of("sex", "race"), 30));
        assertThat(load(SMALLEST).labels()).isEmpty();
        assertThat(load(SMALLEST).slices()).isEqualTo(JobDefinition.Slices.NONE);
    }

    @Test
    void whatIsWrongWithLabelsAndSlicesIsNamedWithItsLine() {
        assertThatThrownBy(() -> load("""
                input: {path: "in/date={date}", key: id, pii: [sex]}
                model: m@3
                slices: [sex]
                slice-minimum: 0
                labels:
                  path: truth
                  key: [a, b]
                  column: y
                  positive: late
                  mature-after: soon
                """))
                .hasMessageContaining(":3: 'slices' names sex, of which no report may hold a value")
                .hasMessageContaining(":4: 'slice-minimum' must be a whole number of rows from 1 up, not '0'")
                .hasMessageContaining(":6: 'labels.path' must be a folder with {date}")
                .hasMessageContaining(":7: 'labels.key' must name a column for each of input.key, in its order: id")
                .hasMessageContaining(":9: 'labels.positive' is for a label with a rule")
                .hasMessageContaining(":10: 'labels.mature-after' must be a number of days such as 30 days");
    }

    private JobDefinition load(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("nightly.yaml"), text);
        return JobFile.load(file, "jobs/nightly.yaml", ZoneOffset.UTC);
    }

    private List<String> problems(String text) {
        NightjarException e = catchThrowableOfType(NightjarException.class, () -> load(text));
        assertThat(e.code()).isEqualTo(ErrorCode.JOB_INVALID);
        List<String> lines = e.message().lines().toList();
        assertThat(lines.get(0)).startsWith("job 'nightly' is not valid: " + (lines.size() - 1) + " problem");
        return lines.subList(1, lines.size());
    }
}
