package io.nightjar.quality.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.WholeSplit;
import io.nightjar.quality.contract.RuleCount.Place;
import io.nightjar.run.Contract;
import io.nightjar.run.Contract.Check;
import io.nightjar.run.Contract.OnViolation;
import io.nightjar.run.Contract.Rule;
import io.nightjar.run.Contract.Undeclared;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ContractWatchTest {
    private static final boolean[] NONE = {};

    @Test
    void wholeNumbersLieBetweenBothBoundsIncludedAndNullsBreakNothing() {
        ColumnVector values =
                new LongVector(new long[] {0, 1, 5, 6, 99}, 5, new boolean[] {false, false, false, false, true});
        assertThat(count(new Contract.Range(0.5, 5.5), ColumnType.INT64, values))
                .isEqualTo(2);
        assertThat(count(new Contract.Range(Double.NEGATIVE_INFINITY, 5), ColumnType.INT32, values))
                .isEqualTo(1);
    }

    @Test
    void notANumberLiesBetweenNoBounds() {
        ColumnVector values = new DoubleVector(new double[] {1, Double.NaN, Double.POSITIVE_INFINITY, 2}, 4, NONE);
        assertThat(count(new Contract.Range(1, 2), ColumnType.DOUBLE, values)).isEqualTo(2);
    }

    @Test
    void textsMatchAsAWholeWhateverDictionaryTheyStandIn() {
        Contract.Matching code = new Contract.Matching("[A-Z]{3}");
        ContractWatch watch = watch(code, ColumnType.STRING, OnViolation.WARN);
        watch.check(batch(ColumnType.STRING, texts(new String[] {"ATL", "ATLX", "x"}, 0, 1, 1), 0), answer(3));
        watch.check(batch(ColumnType.STRING, texts(new String[] {"ATLX", "ORD"}, 0, 1), 3), answer(2));
        assertThat(watch.finish().get(0))
                .isEqualTo(new RuleCount("x", "pattern", 5, 3, Optional.of(new Place("data/part.parquet", 1))));
    }

    @Test
    void allowedValuesAreTextsBooleansOrNumbersAsTheyAreWritten() {
        Contract.Allowed few = new Contract.Allowed(new TreeSet<>(List.of("0", "1.5")));
        assertThat(count(few, ColumnType.DOUBLE, new DoubleVector(new double[] {-0.0, 1.5, 1.6, Double.NaN}, 4, NONE)))
                .isEqualTo(2);
        assertThat(count(few, ColumnType.STRING, texts(new String[] {"0", "1.50"}, 0, 1)))
                .isEqualTo(1);
        assertThat(count(
                        new Contract.Allowed(new TreeSet<>(List.of("true"))),
                        ColumnType.BOOLEAN,
                        new LongVector(new long[] {1, 0, 1}, 3, NONE)))
                .isEqualTo(1);
    }

    @Test
    void aRuleThatMakesNoSenseOfTheColumnIsNotCountedAtAll() {
        Contract contract = contract(new Contract.Matching("a"), OnViolation.WARN);
        assertThat(new ContractPlan(contract, schema(ColumnType.INT64)).empty()).isEmpty();
    }

    @Test
    void rejectedRowsKeepTheReasonThatTheScorerGave() {
        ContractWatch watch = watch(new Contract.Required(), ColumnType.INT64, OnViolation.REJECT_ROW);
        ScoredBatch.Reject missing = new ScoredBatch.Reject(RejectReason.MISSING_VALUE, Optional.of("x"));
        ScoredBatch answer = new ScoredBatch(
                3,
                new int[3],
                new double[][] {new double[3]},
                new ScoredBatch.Reject[] {missing, null, null},
                new int[3],
                new ScoredBatch.ColumnUse[0]);
        ScoredBatch checked = watch.check(
                batch(ColumnType.INT64, new LongVector(new long[3], 3, new boolean[] {true, true, false}), 0), answer);
        assertThat(checked.reject(0).reason()).isEqualTo(RejectReason.MISSING_VALUE);
        assertThat(checked.reject(1).reason()).isEqualTo(RejectReason.BREAKS_CONTRACT);
        assertThat(checked.isRejected(2)).isFalse();
    }

    @Test
    void countsOfSplitsAddUpAndTheFirstRowIsThatOfTheFirstSplit() {
        RuleCount none = new RuleCount("x", "range", 5, 0, Optional.empty());
        RuleCount second = new RuleCount("x", "range", 5, 2, Optional.of(new Place("b", 7)));
        RuleCount third = new RuleCount("x", "range", 5, 1, Optional.of(new Place("c", 1)));
        assertThat(none.merge(second).merge(third))
                .isEqualTo(none.merge(second.merge(third)))
                .isEqualTo(new RuleCount("x", "range", 15, 3, Optional.of(new Place("b", 7))));
    }

    private static long count(Check check, ColumnType type, ColumnVector values) {
        ContractWatch watch = watch(check, type, OnViolation.WARN);
        watch.check(batch(type, values, 0), answer(values.size()));
        return watch.finish().get(0).violations();
    }

    private static ContractWatch watch(Check check, ColumnType type, OnViolation action) {
        return new ContractPlan(contract(check, action), schema(type)).watch(WholeSplit.of(schema(type), 100));
    }

    private static Contract contract(Check check, OnViolation action) {
        return new Contract(List.of("x"), List.of(new Rule("x", check, action)), Undeclared.IGNORE);
    }

    private static Schema schema(ColumnType type) {
        return Schema.of(Column.optional("x", type));
    }

    private static RowBatch batch(ColumnType type, ColumnVector values, long firstRow) {
        return new RowBatch(schema(type), values.size(), List.of(values), firstRow);
    }

    private static StringVector texts(String[] dictionary, int... codes) {
        return new StringVector(dictionary, codes, codes.length, NONE);
    }

    private static ScoredBatch answer(int rows) {
        return new ScoredBatch(
                rows,
                new int[rows],
                new double[][] {new double[rows]},
                new ScoredBatch.Reject[0],
                new int[rows],
                new ScoredBatch.ColumnUse[0]);
    }
}
