package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.run.JobDefinition.Policy;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.ScoredBatch.Reject;
import io.nightjar.scoring.Scorer;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.StringVector;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.data.columnar.RowProcessor;

class TribuoScorerTest {
    private static final ModelDraft DRAFT = Flights.model().draft();
    private static final Signature SIGNATURE = DRAFT.signature();
    private static final long NOON = LocalDateTime.parse("2001-04-20T12:00").toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    private static final @Nullable Object[] USUAL = {"ATL", 500L, "BOS", NOON};

    @Test
    void everyRowOfARealNightIsTribuosOwnAnswerToTheLastBit() {
        RowBatch night = DuckTables.night("2001-05-08", SIGNATURE.columns());
        Model<Label> model = TribuoModelReader.read(DRAFT.parts().get("model.tribuo"), "test")
                .castModel(Label.class);
        RowProcessor<Label> processor = PipelineProvenance.rebuild(model).orElseThrow();

        ScoredBatch scored = scorer(Policy.ZERO).score(night);
        Scorer compiled = new TribuoScorerLoader()
                .load(DRAFT.asBundle(), GoldenAnswers.POLICIES)
                .scorer();

        assertThat(night.rows()).isGreaterThan(16_000);
        assertThat(compiled.path().name()).isEqualTo("compiled");
        assertThat(BitEquality.of(scored, compiled.score(night))).isTrue();
        for (int row = 0; row < night.rows(); row++) {
            Prediction<Label> expected = model.predict(
                    processor.generateExample(texts(night, row), false).orElseThrow());
            assertThat(SIGNATURE.labels().get(scored.prediction()[row]))
                    .isEqualTo(expected.getOutput().getLabel());
            for (int i = 0; i < SIGNATURE.labels().size(); i++) {
                double score = expected.getOutputScores()
                        .get(SIGNATURE.labels().get(i))
                        .getScore();
                assertThat(Double.doubleToRawLongBits(scored.scores()[i][row]))
                        .isEqualTo(Double.doubleToRawLongBits(score));
            }
        }
        assertThat(scored.rejectedRows()).isZero();
    }

    /** Written out here a second time, so that the scorer's own rendering is not what judges it. */
    private static Map<String, String> texts(RowBatch night, int row) {
        LongVector scheduled = (LongVector) night.vector("scheduled");
        Map<String, String> texts = new HashMap<>();
        texts.put("origin", ((StringVector) night.vector("origin")).value(row));
        texts.put("destination", ((StringVector) night.vector("destination")).value(row));
        texts.put("distance", "" + ((LongVector) night.vector("distance")).value(row));
        texts.put(
                "scheduled",
                LocalDateTime.ofEpochSecond(scheduled.value(row) / 1_000_000, 0, ZoneOffset.UTC)
                        .toString());
        return texts;
    }

    @Test
    void severalThreadsGetTheAnswersOfOne() throws Exception {
        RowBatch night = DuckTables.night("2001-05-09", SIGNATURE.columns());
        Scorer scorer = scorer(Policy.ZERO);
        double[][] alone = scorer.score(night).scores();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<double[][]>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tasks.add(() -> scorer.score(night).scores());
            }
            for (Future<double[][]> together : pool.invokeAll(tasks)) {
                assertThat(together.get()).isDeepEqualTo(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void valuesThatTheModelCannotUseAreCountedAndTheRowIsScoredWithoutThem() {
        ScoredBatch scored = scorer(Policy.ZERO)
                .score(rows(
                        USUAL,
                        new Object[] {null, 500L, "  ", NOON},
                        new Object[] {"ZZZ", 500L, "BOS", NOON},
                        new Object[] {"ZZZ", null, "ZZZ", NOON}));

        assertThat(scored.rejectedRows()).isZero();
        assertThat(scored.columnsSeen()).containsExactly(4, 2, 3, 1);
        assertThat(scored.uses())
                .containsExactly(
                        new ColumnUse("destination", 1, 2, 0),
                        new ColumnUse("distance", 1, 0, 0),
                        new ColumnUse("origin", 1, 1, 0),
                        new ColumnUse("scheduled", 0, 0, 0));
        assertThat(scored.scores()[0][1]).isNotEqualTo(scored.scores()[0][0]);
    }

    @Test
    void valuesThatTheJobRejectsNameTheFirstColumnAndLeaveOtherRowsAlone() {
        ScoredBatch scored = scorer(Policy.REJECT)
                .score(rows(new Object[] {"ATL", null, "ZZZ", NOON}, USUAL, new Object[] {"ATL", 500L, "ZZZ", NOON}));

        assertThat(scored.reject(0)).isEqualTo(new Reject(RejectReason.MISSING_VALUE, Optional.of("distance")));
        assertThat(scored.isRejected(1)).isFalse();
        assertThat(scored.reject(2)).isEqualTo(new Reject(RejectReason.UNKNOWN_CATEGORY, Optional.of("origin")));
    }

    @Test
    void aColumnsOwnPolicyGoesBeforeTheDefault() {
        ColumnPolicy zero = new ColumnPolicy(Policy.ZERO, Policy.ZERO, Policy.ZERO);
        ColumnPolicy reject = new ColumnPolicy(Policy.REJECT, Policy.REJECT, Policy.REJECT);
        Scorer scorer = load(DRAFT, new Features(zero, Map.of("origin", reject)));

        ScoredBatch scored =
                scorer.score(rows(new Object[] {null, 500L, "BOS", NOON}, new Object[] {"ATL", 500L, null, NOON}));

        assertThat(scored.isRejected(0)).isFalse();
        assertThat(scored.isRejected(1)).isTrue();
    }

    @Test
    void aValueThatFailsTheRunIsNamedByColumnAndRowButNotShown() {
        RowBatch batch =
                TestRows.batch(SIGNATURE.columns(), List.of(USUAL, new Object[] {"SECRET", 500L, "BOS", NOON}), 4000);

        assertThatThrownBy(() -> scorer(Policy.FAIL).score(batch))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALUE_REFUSED))
                .hasMessage("Column 'destination' holds a value that the job refuses (unknown-category) in row 4001");
    }

    @Test
    void aRowOfWhichTheModelKnowsNothingIsRejectedAndStopsNoOther() {
        ScoredBatch scored = scorer(Policy.ZERO)
                .score(rows(new Object[] {null, null, null, null}, USUAL, new Object[] {"ZZZ", null, "ZZZ", null}));

        assertThat(scored.reject(0)).isEqualTo(new Reject(RejectReason.NO_KNOWN_FEATURE, Optional.empty()));
        assertThat(scored.isRejected(1)).isFalse();
        assertThat(scored.reject(2)).isEqualTo(new Reject(RejectReason.NO_KNOWN_FEATURE, Optional.empty()));
    }

    @Test
    void numbersThatAreNoneAreInvalidAndHugeOnesAreRejectedWhereTheScoreIsNoNumber() {
        ModelDraft iris = IrisLike.model().draft();
        Scorer scorer = load(iris, GoldenAnswers.POLICIES);

        ScoredBatch scored = scorer.score(TestRows.batch(
                iris.signature().columns(),
                List.of(
                        new Object[] {Double.NaN, 1.0},
                        new Object[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY},
                        new Object[] {Double.MAX_VALUE, Double.MAX_VALUE},
                        new Object[] {1.0, -0.0}),
                0));

        assertThat(scored.uses()).containsExactly(new ColumnUse("height", 0, 0, 2), new ColumnUse("width", 0, 0, 1));
        assertThat(scored.isRejected(0)).isFalse();
        assertThat(scored.reject(1).reason()).isEqualTo(RejectReason.NO_KNOWN_FEATURE);
        assertThat(scored.reject(2).reason()).isEqualTo(RejectReason.SCORE_NOT_A_NUMBER);
        assertThat(scored.isRejected(3)).isFalse();
    }

    private static RowBatch rows(@Nullable Object[]... rows) {
        return TestRows.batch(SIGNATURE.columns(), List.of(rows), 0);
    }

    private static Scorer scorer(Policy policy) {
        return load(DRAFT, new Features(new ColumnPolicy(policy, policy, policy), Map.of()));
    }

    /** The reference, though the loader would give a compiled one. */
    private static Scorer load(ModelDraft draft, Features policies) {
        byte[] model = draft.asBundle().parts().getOrDefault("model.tribuo", new byte[0]);
        return LoadedModel.read(model, draft.signature(), "test").reference(policies, "test");
    }
}
