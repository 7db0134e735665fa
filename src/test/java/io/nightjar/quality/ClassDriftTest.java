package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.quality.GateOutcome.Result;
import io.nightjar.quality.measure.ChiSquare;
import io.nightjar.quality.measure.Hellinger;
import io.nightjar.quality.measure.LInfinity;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.quality.measure.UnseenShare;
import io.nightjar.run.AlarmRule;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClassDriftTest {
    private static final List<String> CLASSES = List.of("late", "early", "in time");

    @Test
    void classesAreBinsInWhateverOrderAModelNamesThem() {
        QualityProfile before = night(List.of("a", "b", "c"), 25, 29, 26);
        QualityProfile now = night(List.of("c", "a", "b"), 46, 20, 14);
        ClassDrift drift = ClassDrift.of(baseline(before), now).orElseThrow();
        // SciPy 1.17.1: scipy.stats.chi2_contingency([[25, 29, 26], [20, 14, 46]], correction=False)
        assertThat(value(drift.figure(new ChiSquare()))).isEqualTo(11.343669250645995, within(1e-12));
        assertThat(value(drift.pValue(new ChiSquare()))).isEqualTo(0.003441545534109261, within(1e-12));
        assertThat(value(drift.figure(new LInfinity()))).isEqualTo(0.25, within(1e-15));
        assertThat(drift.pValue(new PopulationStability())).isEqualTo(Metric.notAvailable("the measure is no test"));
        assertThat(drift.most()).contains(new ClassDrift.Moved("c", 0.325, 0.575));
    }

    @Test
    void aClassThatOneSideNeverPredictsIsABinThere() {
        ClassDrift drift = ClassDrift.of(baseline(night(List.of("no", "yes"), 75, 25)), night(List.of("no"), 40))
                .orElseThrow();
        assertThat(drift.bins()).containsExactly(new ClassDrift.Bin("no", 75, 40), new ClassDrift.Bin("yes", 25, 0));
        assertThat(value(drift.figure(new Hellinger())))
                .isEqualTo(Math.sqrt((Math.pow(1 - Math.sqrt(0.75), 2) + 0.25) / 2), within(1e-15));
        assertThat(value(drift.figure(new UnseenShare()))).isZero();
    }

    @Test
    void ofTwoClassesTheRarerIsSaidToHaveMoved() {
        for (List<String> names : List.of(List.of("late", "on-time"), List.of("rare", "a"))) {
            assertThat(ClassDrift.of(baseline(night(names, 4, 34_549)), night(names, 1, 17_260))
                            .orElseThrow()
                            .most()
                            .map(ClassDrift.Moved::label))
                    .contains(names.get(0));
        }
    }

    @Test
    void aGateHoldsAndNamesTheClassThatMoved() {
        Baseline before = baseline(night(CLASSES, 200, 100, 700));
        GateOutcome moved =
                gate(0.1, Optional.of("l-infinity")).judge(night(CLASSES, 350, 100, 550), Optional.of(before));
        assertThat(moved.result()).isEqualTo(Result.HELD);
        assertThat(moved.sentence())
                .startsWith(
                        "Drift of the predicted classes (l-infinity): 0.15 (late is 35 % of the predictions after 20 %)");
        assertThat(moved.isConsequence()).isTrue();
        assertThat(gate(0.1, Optional.of("l-infinity"))
                        .judge(night(CLASSES, 300, 100, 600), Optional.of(before))
                        .result())
                .isEqualTo(Result.PASSED);
    }

    @Test
    void aGateIsNotEvaluatedWhereNothingIsPredictedByClass() {
        QualityProfile numbers = night(List.of());
        Baseline before = baseline(night(CLASSES, 200, 100, 700));
        assertThat(gate(0.1, Optional.empty())
                        .judge(numbers, Optional.of(before))
                        .sentence())
                .isEqualTo(
                        "Could not measure the drift of the predicted classes (psi): the model or its baseline names no classes.");
        assertThat(gate(0.1, Optional.empty()).judge(numbers, Optional.empty()).result())
                .isEqualTo(Result.NOT_EVALUATED);
        GateOutcome empty = gate(0.1, Optional.empty()).judge(night(CLASSES, 0, 0, 0), Optional.of(before));
        assertThat(empty.result()).isEqualTo(Result.NOT_EVALUATED);
        assertThat(empty.sentence()).endsWith("there are no rows to compare.");
    }

    @Test
    void nightsOfSeveralClassesAreUnusualWhereTheirMixIs() {
        PastNights past = new PastNights(IntStream.range(0, 30)
                .mapToObj(night -> new PastNights.Night(
                        LocalDate.EPOCH.plusDays(night),
                        "m@1",
                        night(CLASSES, 2000 + night % 7, 1000, 7000 - night % 7)))
                .toList());
        Gate unusual = new Gate(90, Action.WARN, AlarmRule.USUAL);
        assertThat(judge(unusual, past, night(CLASSES, 2003, 1001, 6996)).result())
                .isEqualTo(Result.PASSED);
        GateOutcome moved = judge(unusual, past, night(CLASSES, 3000, 1000, 6000));
        assertThat(moved.result()).isEqualTo(Result.WARNED);
        assertThat(moved.sentence()).contains("the scores lie otherwise");
    }

    private static GateOutcome judge(Gate gate, PastNights past, QualityProfile night) {
        Reference reference = new Reference(LocalDate.EPOCH.plusDays(30), "m@1", Optional.empty(), past);
        return Expectation.judge(List.of(gate), night, reference).get(0);
    }

    private static Expectation gate(double limit, Optional<String> measure) {
        return new Expectation(new Gate(Measure.MAXIMUM_CLASS_DRIFT, Optional.empty(), measure, limit, Action.HOLD));
    }

    private static double value(Metric metric) {
        return ((Metric.Value) metric).value();
    }

    private static Baseline baseline(QualityProfile profile) {
        return Baseline.from(List.of(LocalDate.EPOCH), profile);
    }

    private static QualityProfile night(List<String> classes, long... rows) {
        long all = LongStream.of(rows).sum();
        return new QualityProfile(
                new RowCounts(all, all, List.of()),
                List.of(),
                Optional.empty(),
                IntStream.range(0, classes.size())
                        .mapToObj(i -> new ClassCount(classes.get(i), rows[i]))
                        .toList(),
                List.of(),
                1);
    }
}
