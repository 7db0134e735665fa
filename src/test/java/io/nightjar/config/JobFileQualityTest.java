package io.nightjar.config;

import static io.nightjar.config.NightlyFile.SMALLEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.run.AlarmRule;
import io.nightjar.run.DriftBaseline;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import io.nightjar.run.LabelRule;
import io.nightjar.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job file says of gates, baselines, labels and slices. */
class JobFileQualityTest {
    @TempDir
    Path folder;

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
        assertThat(job.profileShare()).contains(1.0);
        assertThat(load(SMALLEST).profileShare()).isEmpty();
        assertThat(load(SMALLEST + "profile: 0.05\n").profileShare()).contains(0.05);
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
                .anyMatch(line -> line.contains("'measure' belongs to 'maximum-class-drift' and 'maximum-drift'"));
    }

    @Test
    void aGateOnThePredictedClassesKnowsTheMeasuresOfClasses() throws IOException {
        assertThat(load(SMALLEST + """
                gates:
                  - maximum-class-drift: 0.1
                  - maximum-class-drift: 0.05
                    measure: l-infinity
                    action: warn
                """).gates())
                .containsExactly(
                        new Gate(Measure.MAXIMUM_CLASS_DRIFT, Optional.empty(), Optional.of("psi"), 0.1, Action.HOLD),
                        new Gate(
                                Measure.MAXIMUM_CLASS_DRIFT,
                                Optional.empty(),
                                Optional.of("l-infinity"),
                                0.05,
                                Action.WARN));
        assertThat(problems(SMALLEST + """
                gates:
                  - maximum-class-drift: 0.1
                    measure: wasserstein
                  - maximum-class-drift: 0.1
                    columns: [a]
                """))
                .anyMatch(line -> line.contains("'gates.measure' must be one of psi, jensen-shannon, hellinger,"
                        + " l-infinity, chi-square, unseen-share, not 'wasserstein'"))
                .anyMatch(line -> line.contains("'maximum-class-drift' measures no column"));
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
        return new NightlyFile(folder).load(text);
    }

    private List<String> problems(String text) {
        return new NightlyFile(folder).problems(text);
    }
}
