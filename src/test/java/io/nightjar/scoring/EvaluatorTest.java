package io.nightjar.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.model.Signature;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final Signature BINARY = new Signature(List.of(), List.of("no", "yes"), Optional.of("yes"));

    /** The example of scikit-learn's page on roc_auc_score: 0.75. */
    @Test
    void aucIsThePublishedOne() {
        assertThat(evaluate(new int[] {0, 0, 1, 1}, 0.1, 0.4, 0.35, 0.8).auc()).hasValue(0.75);
    }

    /** The example of scikit-learn's page on log_loss: 0.21616... */
    @Test
    void logLossIsThePublishedOne() {
        assertThat(evaluate(new int[] {1, 0, 0, 1}, 0.9, 0.1, 0.2, 0.65).logLoss())
                .isCloseTo(0.21616187468057912, within(1e-15));
    }

    @Test
    void aProbabilityOfZeroForWhatHappenedIsBounded() {
        assertThat(evaluate(new int[] {1}, 0.0).logLoss()).isCloseTo(-Math.log(1e-15), within(1e-12));
    }

    @Test
    void aucCountsEveryPairAndHalfOfTies() {
        long seed = 20010508;
        SplittableRandom random = new SplittableRandom(seed);
        int[] truth = random.ints(300, 0, 2).toArray();
        double[] scores = random.ints(300, 0, 20).mapToDouble(i -> i / 20.0).toArray();
        double pairs = 0;
        double won = 0;
        for (int i = 0; i < truth.length; i++) {
            for (int j = 0; j < truth.length; j++) {
                if (truth[i] == 1 && truth[j] == 0) {
                    pairs++;
                    won += (1 + Math.signum(scores[i] - scores[j])) / 2;
                }
            }
        }

        assertThat(evaluate(truth, scores).auc().orElseThrow())
                .as("seed %d", seed)
                .isCloseTo(won / pairs, within(1e-12));
    }

    @Test
    void thereIsNoAucWhereOneSideIsEmpty() {
        assertThat(evaluate(new int[] {1, 1}, 0.1, 0.2).auc()).isEmpty();
    }

    @Test
    void confusionAccuracyAndMajorityAreCounted() {
        Evaluation.OfClasses evaluation = evaluate(new int[] {0, 0, 0, 1, 1}, 0.1, 0.2, 0.7, 0.8, 0.3);

        assertThat(evaluation.confusion()).containsExactly(List.of(2L, 1L), List.of(1L, 1L));
        assertThat(evaluation.accuracy()).isEqualTo(0.6);
        assertThat(evaluation.majorityAccuracy()).isEqualTo(0.6);
        assertThat(evaluation.metrics())
                .containsEntry("confusion/no/yes", 1.0)
                .containsEntry("confusion/no/no", 2.0)
                .containsEntry("accuracy", 0.6);
    }

    @Test
    void aTruthThatTheModelDoesNotKnowIsNotCounted() {
        ScoredBatch scored = new ScoredBatch(
                1, new int[1], new double[2][1], new ScoredBatch.Reject[0], new int[1], new ScoredBatch.ColumnUse[0]);

        assertThat(Evaluator.of(BINARY).add(scored, 0, "perhaps")).isFalse();
    }

    /** The example of scikit-learn's pages on mean_absolute_error, mean_squared_error and r2_score. */
    @Test
    void errorsOfNumbersAreThePublishedOnes() {
        Signature number = new Signature(List.of(), List.of("y"), Optional.empty(), Signature.Gives.NUMBERS);
        ScoredBatch scored = new ScoredBatch(
                4,
                new int[4],
                new double[][] {{2.5, 0.0, 2, 8}},
                new ScoredBatch.Reject[0],
                new int[4],
                new ScoredBatch.ColumnUse[0]);
        Evaluator evaluator = Evaluator.of(number);
        String[] truth = {"3", "-0.5", "2", "7"};
        for (int row = 0; row < truth.length; row++) {
            evaluator.add(scored, row, truth[row]);
        }

        Evaluation.OfNumbers evaluation = (Evaluation.OfNumbers) evaluator.result();

        assertThat(evaluation.meanAbsoluteError()).isEqualTo(0.5);
        assertThat(evaluation.rootMeanSquaredError()).isCloseTo(Math.sqrt(0.375), within(1e-15));
        assertThat(evaluation.rSquared().orElseThrow()).isCloseTo(0.9486081370449679, within(1e-15));
        assertThat(evaluation.meanOnlyError()).isCloseTo(2.701272, within(1e-6));
        assertThat(evaluation.metrics()).containsKeys("mean-absolute-error", "r-squared");
    }

    private static Evaluation.OfClasses evaluate(int[] truth, double... positive) {
        int rows = truth.length;
        int[] prediction = new int[rows];
        double[][] scores = new double[2][rows];
        for (int row = 0; row < rows; row++) {
            scores[1][row] = positive[row];
            scores[0][row] = 1 - positive[row];
            prediction[row] = positive[row] > 0.5 ? 1 : 0;
        }
        ScoredBatch scored = new ScoredBatch(
                rows, prediction, scores, new ScoredBatch.Reject[0], new int[rows], new ScoredBatch.ColumnUse[0]);
        ClassEvaluator evaluator = new ClassEvaluator(BINARY);
        for (int row = 0; row < rows; row++) {
            evaluator.add(scored, row, BINARY.labels().get(truth[row]));
        }
        return evaluator.result();
    }
}
