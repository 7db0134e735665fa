package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.quality.measure.KolmogorovSmirnov;
import io.nightjar.quality.measure.LInfinity;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.MissingChange;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.quality.measure.UnseenShare;
import io.nightjar.quality.measure.Wasserstein;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import io.nightjar.table.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ColumnDriftTest {
    private static final int ROWS = 5000;

    @Test
    void names_the_column_that_moved_by_a_standard_deviation_first() {
        List<ColumnDrift> drift = drift(
                List.of(numbers("still", 1, 0), numbers("moved", 2, 0)),
                List.of(numbers("still", 3, 0), numbers("moved", 4, 1)));
        assertThat(drift).extracting(ColumnDrift::column).containsExactly("moved", "still");
        assertThat(value(drift.get(0).figure(new PopulationStability()))).isGreaterThan(0.5);
        assertThat(value(drift.get(0).figure(new Wasserstein()))).isEqualTo(1, within(0.1));
        assertThat(value(drift.get(0).pValue(new KolmogorovSmirnov()))).isLessThan(1e-9);
        assertThat(value(drift.get(1).figure(new PopulationStability())))
                .isLessThan(5 * value(drift.get(1).psiByChance()));
        assertThat(value(drift.get(1).pValue(new KolmogorovSmirnov()))).isGreaterThan(0.001);
    }

    @Test
    void tells_of_a_category_with_a_new_name() {
        ColumnDrift drift = drift(
                        List.of(texts("carrier", Map.of("AA", 60L, "UA", 40L))),
                        List.of(texts("carrier", Map.of("AA", 60L, "United", 40L))))
                .get(0);
        assertThat(drift.figure(new UnseenShare())).isEqualTo(Metric.of(0.4));
        assertThat(drift.figure(new LInfinity())).isEqualTo(Metric.of(0.4));
        assertThat(drift.figure(new KolmogorovSmirnov())).isEqualTo(Metric.notAvailable("these are no numbers"));
    }

    @Test
    void says_nothing_of_private_values_but_whether_they_are_there() {
        ColumnProfile before =
                new ColumnProfile("name", ColumnType.STRING, 100, 0, Optional.empty(), new ColumnContent.Withheld());
        ColumnProfile now =
                new ColumnProfile("name", ColumnType.STRING, 100, 25, Optional.empty(), new ColumnContent.Withheld());
        ColumnDrift drift = drift(List.of(before), List.of(now)).get(0);
        assertThat(drift.figure(new PopulationStability()))
                .isEqualTo(Metric.notAvailable("nothing is kept of the values of private columns"));
        assertThat(drift.figure(new MissingChange())).isEqualTo(Metric.of(0.25));
    }

    @Test
    void refuses_numbers_that_were_counted_around_other_centers_and_old_baselines() {
        ColumnProfile around = numbers("year", 5, 0, 2000);
        assertThat(drift(List.of(numbers("year", 5, 0)), List.of(around)).get(0).figure(new PopulationStability()))
                .isEqualTo(Metric.notAvailable("the numbers were counted around different centers"));
        ColumnProfile old =
                new ColumnProfile("year", ColumnType.DOUBLE, ROWS, 0, Optional.empty(), new ColumnContent.NotKept());
        assertThat(drift(List.of(old), List.of(around)).get(0).figure(new PopulationStability()))
                .isEqualTo(Metric.notAvailable("the baseline was made before distributions were kept"));
    }

    @Test
    void a_gate_without_columns_names_the_one_that_drifted_most() {
        GateOutcome outcome = judge(
                new Gate(Measure.MAXIMUM_DRIFT, Optional.empty(), Optional.of("wasserstein"), 0.5, Action.HOLD),
                List.of(numbers("still", 1, 0), numbers("moved", 2, 0), date("day")),
                List.of(numbers("still", 3, 0), numbers("moved", 4, 1), date("day")));
        assertThat(outcome.result()).isEqualTo(GateOutcome.Result.HELD);
        assertThat(outcome.sentence())
                .startsWith("Largest drift of a column (wasserstein): ")
                .contains(" in moved; the limit is at most 0.5.");
    }

    @Test
    void a_gate_on_a_column_measures_just_that() {
        List<ColumnProfile> before = List.of(numbers("still", 1, 0), numbers("moved", 2, 0));
        List<ColumnProfile> now = List.of(numbers("still", 3, 0), numbers("moved", 4, 1));
        assertThat(judge(drift("still", 0.2), before, now).result()).isEqualTo(GateOutcome.Result.PASSED);
        assertThat(judge(drift("moved", 0.2), before, now).result()).isEqualTo(GateOutcome.Result.WARNED);
        assertThat(judge(drift("gone", 0.2), before, now).result()).isEqualTo(GateOutcome.Result.NOT_EVALUATED);
    }

    @Test
    void a_gate_does_not_pass_what_an_old_baseline_cannot_tell_or_where_there_is_none() {
        ColumnProfile old =
                new ColumnProfile("amount", ColumnType.DOUBLE, ROWS, 0, Optional.empty(), new ColumnContent.NotKept());
        List<ColumnProfile> now = List.of(texts("carrier", Map.of("AA", 1L)), numbers("amount", 5, 0));
        Gate all = new Gate(Measure.MAXIMUM_DRIFT, Optional.empty(), Optional.of("psi"), 0.2, Action.HOLD);
        GateOutcome outcome = judge(all, List.of(texts("carrier", Map.of("AA", 1L)), old), now);
        assertThat(outcome.result()).isEqualTo(GateOutcome.Result.NOT_EVALUATED);
        assertThat(outcome.level()).isEqualTo(Verdict.Level.HELD);
        assertThat(outcome.sentence()).contains("the baseline was made before distributions were kept");
        assertThat(new Expectation(all).judge(profile(now), Optional.empty()).result())
                .isEqualTo(GateOutcome.Result.NOT_EVALUATED);
    }

    private static Gate drift(String column, double limit) {
        return new Gate(Measure.MAXIMUM_DRIFT, Optional.of(column), Optional.of("psi"), limit, Action.WARN);
    }

    private static GateOutcome judge(Gate gate, List<ColumnProfile> before, List<ColumnProfile> now) {
        return new Expectation(gate).judge(profile(now), Optional.of(Baseline.from(List.of(), profile(before))));
    }

    private static ColumnProfile date(String name) {
        return new ColumnProfile(
                name, ColumnType.DATE, ROWS, 0, Optional.empty(), new ColumnContent.Instants(ROWS, 1, 1, List.of()));
    }

    private static List<ColumnDrift> drift(List<ColumnProfile> before, List<ColumnProfile> now) {
        return ColumnDrift.of(Baseline.from(List.of(), profile(before)), profile(now));
    }

    private static QualityProfile profile(List<ColumnProfile> columns) {
        return new QualityProfile(RowCounts.NONE, columns, Optional.empty(), List.of(), List.of(0L), 1);
    }

    private static ColumnProfile numbers(String name, long seed, double shift) {
        return numbers(name, seed, shift, 0);
    }

    private static ColumnProfile numbers(String name, long seed, double shift, double center) {
        Random random = new Random(seed);
        double[] values = new double[ROWS];
        java.util.Arrays.setAll(values, i -> center + shift + random.nextGaussian());
        NumberCollector collector = new NumberCollector(center, 1);
        collector.observe(values, ROWS, new boolean[0], new int[0]);
        collector.endRowGroup();
        return new ColumnProfile(name, ColumnType.DOUBLE, ROWS, 0, Optional.empty(), collector.content());
    }

    private static ColumnProfile texts(String name, Map<String, Long> rows) {
        return new ColumnProfile(
                name, ColumnType.STRING, 100, 0, Optional.empty(), new ColumnContent.Categories(new TreeMap<>(rows)));
    }

    private static double value(Metric metric) {
        return ((Metric.Value) metric).value();
    }
}
