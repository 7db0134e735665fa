package io.nightjar.config;

import static io.nightjar.config.NightlyFile.SMALLEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
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
import io.nightjar.run.Schedule;
import io.nightjar.storage.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileTest {
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
                        "jobs/nightly.yaml:6: 'model' must be a model and its version such as name@1, or its alias such as"
                                + " name@champion, not 'flight-delay'",
                        "jobs/nightly.yaml:8: unknown key 'features.mising'; did you mean 'missing'?",
                        "jobs/nightly.yaml:10: unknown key 'features.columns.origin.unknown'",
                        "jobs/nightly.yaml:12: 'output.pass-through' names 'a' twice",
                        "jobs/nightly.yaml:13: 'output.decision.below' is missing; write for example below: no",
                        "jobs/nightly.yaml:13: 'output.decision.threshold' must be a number from 0 to 1, not '1.5'",
                        "jobs/nightly.yaml:15: 'gates.minimum-rows' must be a whole number of rows, not 'many'",
                        "jobs/nightly.yaml:16: unknown key 'gates.maximum-nul-share'; did you mean"
                                + " 'maximum-null-share'?",
                        "jobs/nightly.yaml:16: a gate must have exactly one of minimum-rows, maximum-reject-share,"
                                + " maximum-null-share, maximum-score-psi, maximum-drift, maximum-class-drift, unusual-night,"
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
                        "jobs/nightly.yaml:2: 'model' must be a model and its version such as name@1, or its alias such as name@champion, not a section",
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

    private JobDefinition load(String text) throws IOException {
        return new NightlyFile(folder).load(text);
    }

    private List<String> problems(String text) {
        return new NightlyFile(folder).problems(text);
    }
}
