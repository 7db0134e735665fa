package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.GateOutcome.Result;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.AlarmRule;
import io.nightjar.run.AlarmRule.Control;
import io.nightjar.run.AlarmRule.Figure;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.table.ColumnType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nights of a hundred thousand rows with ten columns, of which a tenth of the rows, more or less, have no value. */
class UnusualGateTest {
    private static final int COLUMNS = 10;
    private static final long ROWS = 100_000;
    private static final double SHARE = 0.1;
    private static final double DEVIATION = 0.01;
    private static final Set<Figure> MISSING = EnumSet.of(Figure.MISSING);

    private final Random random = new Random(20010508);
    private final PastNights past = new PastNights(IntStream.range(0, 40)
            .mapToObj(night -> new PastNights.Night(LocalDate.EPOCH.plusDays(night), "m@1", ordinary()))
            .toList());

    @Test
    void aRateOfFalseDiscoveriesNamesWhatABudgetOfFalseAlarmsDoesAndMore() {
        double[] moved = new double[COLUMNS];
        Arrays.fill(moved, 0, 5, 2.9);
        moved[7] = 6;
        QualityProfile night = night(moved);
        GateOutcome budget = judge(90, rule(MISSING, Control.FALSE_ALARMS), night);
        GateOutcome rate = judge(90, rule(MISSING, Control.FALSE_DISCOVERY_RATE), night);
        assertThat(budget.sentence()).contains("c7: ").doesNotContain("Unusual too");
        assertThat(rate.sentence()).contains("c7: ").contains("Unusual too: ").contains("c0", "c1", "c2", "c4");
        assertThat(rate.measured()).isEqualTo(budget.measured());
    }

    @Test
    void fiveThatAreALittleUnusualTogetherAlarmByRateAndNotByBudget() {
        double[] moved = new double[COLUMNS];
        Arrays.fill(moved, 0, 5, 2.9);
        QualityProfile night = night(moved);
        assertThat(judge(90, rule(MISSING, Control.FALSE_ALARMS), night).result())
                .isEqualTo(Result.PASSED);
        GateOutcome rate = judge(90, rule(MISSING, Control.FALSE_DISCOVERY_RATE), night);
        assertThat(rate.result()).isEqualTo(Result.WARNED);
        assertThat(rate.sentence()).contains("the limit is one night in 90");
    }

    /** One in ten, so that few nights tell; both keep it on nights of which nothing is unusual. */
    @Test
    void ordinaryNightsAlarmNoMoreOftenThanIsStated() {
        int nights = 100;
        for (Control control : Control.values()) {
            long alarms = IntStream.range(0, nights)
                    .filter(night ->
                            judge(10, rule(MISSING, control), ordinary()).result() != Result.PASSED)
                    .count();
            // The past is one sample of 40 nights for all of them, so that they are not independent.
            assertThat(alarms).as(control.label()).isBetween(1L, nights / 10 + 10L);
        }
    }

    @Test
    void aStatedQuantileIsTheLimitWhateverTheDeviation() {
        double most = past.profiles()
                .mapToDouble(profile -> profile.column("c3").orElseThrow().nulls() / (double) ROWS)
                .max()
                .orElseThrow();
        AlarmRule largest = new AlarmRule(List.of("c3"), List.of(), MISSING, Control.FALSE_ALARMS, Optional.of(1.0));
        double[] moved = new double[COLUMNS];
        moved[3] = (most - SHARE) / DEVIATION;
        assertThat(judge(90, largest, night(moved)).result()).isEqualTo(Result.PASSED);
        moved[3] += 1;
        GateOutcome beyond = judge(90, largest, night(moved));
        assertThat(beyond.result()).isEqualTo(Result.WARNED);
        assertThat(beyond.sentence()).contains("usually up to " + Figures.percent(most));
        AlarmRule half = new AlarmRule(List.of("c3"), List.of(), MISSING, Control.FALSE_ALARMS, Optional.of(0.5));
        moved[3] -= 1.5;
        assertThat(judge(90, half, night(moved)).result()).isEqualTo(Result.WARNED);
    }

    @Test
    void aQuantileOfTheRowsLiesOnBothSidesOfTheirMiddle() {
        AlarmRule rows =
                new AlarmRule(List.of(), List.of(), EnumSet.of(Figure.ROWS), Control.FALSE_ALARMS, Optional.of(1.0));
        assertThat(judge(90, rows, ordinary()).result()).isEqualTo(Result.PASSED);
        for (long some : new long[] {ROWS * 9 / 10, ROWS * 11 / 10}) {
            assertThat(judge(90, rows, night(new double[COLUMNS], some)).result())
                    .as("%d rows", some)
                    .isEqualTo(Result.WARNED);
        }
    }

    @Test
    void untilFourteenNightsArePublishedStatedLimitsDecideAndNothingIsSaidOfChance() {
        PastNights thirteen = new PastNights(past.nights().subList(0, 13));
        GateOutcome ordinary = judge(AlarmRule.USUAL, ordinary(), thirteen);
        assertThat(ordinary.result()).isEqualTo(Result.PASSED);
        assertThat(ordinary.measured())
                .isEqualTo(Metric.notAvailable("by stated limits, until 14 nights are published"));
        assertThat(ordinary.sentence())
                .endsWith("by stated limits, since only 13 of 14 nights are published.")
                .doesNotContain("one night in");

        GateOutcome few = judge(AlarmRule.USUAL, night(new double[COLUMNS], ROWS / 2), thirteen);
        assertThat(few.result()).isEqualTo(Result.WARNED);
        assertThat(few.measured()).isEqualTo(ordinary.measured());
        assertThat(few.sentence())
                .contains(": 50,000 rows, stated limit 66,667 to 150,000.")
                .doesNotContain("chance");

        double[] moved = new double[COLUMNS];
        moved[3] = 4;
        assertThat(judge(AlarmRule.USUAL, night(moved), thirteen).result())
                .as("14 % of the rows have no value where 10 % had none before")
                .isEqualTo(Result.PASSED);
        moved[3] = 7;
        assertThat(judge(AlarmRule.USUAL, night(moved), thirteen).sentence())
                .contains("c3: 17 % of its rows have no value, stated limit up to 15");

        PastNights fourteen = new PastNights(past.nights().subList(0, 14));
        assertThat(judge(AlarmRule.USUAL, ordinary(), fourteen).measured()).isInstanceOf(Metric.Value.class);
        assertThat(judge(AlarmRule.USUAL, ordinary(), PastNights.NONE).result()).isEqualTo(Result.NOT_EVALUATED);
    }

    @Test
    void aColumnThatIsNewSinceAFewNightsGoesByAStatedLimitBesideLearnedOnes() {
        double[] wide = new double[COLUMNS + 1];
        wide[COLUMNS] = 9;
        PastNights nights = new PastNights(IntStream.range(0, 20)
                .mapToObj(night -> new PastNights.Night(
                        LocalDate.EPOCH.plusDays(night),
                        "m@1",
                        night < 15 ? ordinary() : night(new double[COLUMNS + 1])))
                .toList());
        GateOutcome outcome = judge(AlarmRule.USUAL, night(wide), nights);
        assertThat(outcome.result()).isEqualTo(Result.WARNED);
        assertThat(outcome.sentence())
                .startsWith("Unusual, by 20 published nights: c10: 19 % of its rows have no value, stated limit")
                .doesNotContain("chance");
        assertThat(outcome.measured())
                .isEqualTo(Metric.notAvailable("by the stated limit of what fewer than 14 nights have"));
    }

    @Test
    void looksAtTheColumnsAndFiguresThatItNamesAlone() {
        double[] moved = new double[COLUMNS];
        moved[2] = 9;
        QualityProfile night = night(moved);
        assertThat(judge(90, AlarmRule.USUAL, night).sentence()).contains("c2: ");
        assertThat(judge(90, of(List.of("c2", "c5"), List.of()), night).sentence())
                .contains("c2: ");
        assertThat(judge(90, of(List.of("c5"), List.of()), night).sentence())
                .startsWith("Nothing is unusual: none of 5 figures");
        assertThat(judge(90, of(List.of(), List.of("c2")), night).result()).isEqualTo(Result.PASSED);
        assertThat(judge(90, rule(EnumSet.of(Figure.ROWS, Figure.REJECTS), Control.FALSE_ALARMS), night)
                        .sentence())
                .startsWith("Nothing is unusual: none of 2 figures");
        GateOutcome nothing = judge(90, rule(EnumSet.of(Figure.SCORES), Control.FALSE_ALARMS), night);
        assertThat(nothing.result()).isEqualTo(Result.NOT_EVALUATED);
        assertThat(nothing.sentence()).contains("none of the figures that it names can be measured");
    }

    @Test
    void whoIsSelectedOfAGroupIsMeasuredByTheNightsBefore() {
        PastNights nights = new PastNights(past.nights().stream()
                .map(night -> new PastNights.Night(night.date(), night.model(), of(night.profile(), 0.3, 0.2)))
                .toList());
        AlarmRule slices = rule(EnumSet.of(Figure.SLICES), Control.FALSE_ALARMS);
        assertThat(judge(slices, of(ordinary(), 0.3, 0.2), nights).result()).isEqualTo(Result.PASSED);
        GateOutcome moved = judge(slices, of(ordinary(), 0.3, 0.05), nights);
        assertThat(moved.result()).isEqualTo(Result.WARNED);
        assertThat(moved.sentence()).contains("sex: its groups, or who of them is selected, are otherwise");
        assertThat(judge(slices, of(ordinary(), 0.3, 0.2), past).result()).isEqualTo(Result.NOT_EVALUATED);
    }

    /** Of 60,000 men and 40,000 women these shares are selected. */
    private static QualityProfile of(QualityProfile night, double men, double women) {
        SliceProfile sex = new SliceProfile(
                "sex",
                new TreeMap<>(Map.of(
                        "m", new SliceProfile.Selected(60_000, Math.round(60_000 * men)),
                        "w", new SliceProfile.Selected(40_000, Math.round(40_000 * women)))),
                false);
        return new QualityProfile(
                night.rows(),
                night.columns(),
                night.score(),
                night.classes(),
                night.columnsSeen(),
                1,
                Optional.empty(),
                List.of(),
                List.of(sex));
    }

    private static GateOutcome judge(AlarmRule rule, QualityProfile night, PastNights nights) {
        return new UnusualGate(new Gate(90, Action.WARN, rule))
                .judge(night, new Reference(LocalDate.EPOCH.plusDays(40), "m@1", Optional.empty(), nights));
    }

    private static AlarmRule of(List<String> columns, List<String> except) {
        return new AlarmRule(columns, except, EnumSet.allOf(Figure.class), Control.FALSE_ALARMS, Optional.empty());
    }

    private static AlarmRule rule(Set<Figure> figures, Control control) {
        return new AlarmRule(List.of(), List.of(), figures, control, Optional.empty());
    }

    private GateOutcome judge(double nights, AlarmRule rule, QualityProfile night) {
        Gate gate = new Gate(nights, Action.WARN, rule);
        return new UnusualGate(gate)
                .judge(night, new Reference(LocalDate.EPOCH.plusDays(40), "m@1", Optional.empty(), past));
    }

    private QualityProfile ordinary() {
        double[] deviations = new double[COLUMNS];
        Arrays.setAll(deviations, column -> random.nextGaussian());
        return night(deviations);
    }

    private static QualityProfile night(double[] deviations) {
        return night(deviations, ROWS);
    }

    private static QualityProfile night(double[] deviations, long rows) {
        List<ColumnProfile> columns = new ArrayList<>();
        for (int column = 0; column < deviations.length; column++) {
            long nulls = Math.round(rows * (SHARE + DEVIATION * deviations[column]));
            columns.add(new ColumnProfile(
                    "c" + column,
                    ColumnType.STRING,
                    rows,
                    nulls,
                    Optional.empty(),
                    new ColumnContent.Categories(
                            new TreeMap<>(Map.of("a", (rows - nulls) / 2, "b", (rows - nulls) / 2)))));
        }
        return new QualityProfile(
                new RowCounts(rows, rows, List.of()), columns, Optional.empty(), List.of(), List.of(rows), 1);
    }
}
