package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.run.JobDefinition.Policy;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
import io.nightjar.table.RowBatch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

/**
 * Scorers against Tribuo itself over models and rows of chance. {@code -Dnightjar.seed=N} tries one seed alone, {@code
 * -Dnightjar.models=1000} that many from 1.
 */
class RandomModelsTest {
    private static final long ONE = Long.getLong("nightjar.seed", 0);
    private static final int MODELS = Integer.getInteger("nightjar.models", 150);
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private Level level = Level.INFO;

    @BeforeEach
    void tribuoSpeaksOfEveryEmptyRow() {
        level = Optional.ofNullable(TRIBUO.getLevel()).orElse(Level.INFO);
        TRIBUO.setLevel(Level.OFF);
    }

    @AfterEach
    void tribuoSpeaksAgain() {
        TRIBUO.setLevel(level);
    }

    @Test
    void labelsScoresAndRejectsAreTribuosToTheLastBitWhateverTheModelAndTheRows() throws Exception {
        int compiled = 0;
        for (long seed = ONE == 0 ? 1 : ONE; seed <= (ONE == 0 ? MODELS : ONE); seed++) {
            compiled += agrees(seed) ? 1 : 0;
        }
        // Names that make features interleave and weights that are no numbers leave some to Tribuo, but only some.
        assertThat(ONE != 0 || compiled > MODELS / 3)
                .as("%d of %d compiled", compiled, MODELS)
                .isTrue();
    }

    private static boolean agrees(long seed) throws Exception {
        String again = "run again with -Dnightjar.seed=" + seed;
        Random random = new Random(seed);
        RandomColumns columns = RandomColumns.of(random);
        LoadedModel model = RandomModel.of(columns, random);
        Features policies = policies(columns, random);
        Scorer scorer = model.scorer(policies, Optional.empty());
        Scorer reference = model.reference(policies, "to compare with");
        // 0 rows, a few, and more than a block of rows.
        for (int rows : new int[] {0, 1 + random.nextInt(300), random.nextInt(8) == 0 ? 5000 : 7}) {
            RowBatch batch = columns.rows(rows, random);
            ScoredBatch expected;
            try {
                expected = reference.score(batch);
            } catch (NightjarException e) {
                assertThatThrownBy(() -> scorer.score(batch))
                        .as(again)
                        .isInstanceOf(NightjarException.class)
                        .hasMessage(e.getMessage());
                continue;
            }
            ScoredBatch actual = scorer.score(batch);
            assertThat(BitEquality.of(expected, actual)).as(again).isTrue();
            assertThat(BitEquality.of(expected, scorer.score(batch)))
                    .as("the same rows once more; %s", again)
                    .isTrue();
            assertTribuoSaysTheSame(model, batch, actual, again);
        }
        return scorer.path().name().equals("compiled");
    }

    /** The oracle: neither scorer, but Tribuo's own pipeline and {@code Model.predict}. */
    private static void assertTribuoSaysTheSame(LoadedModel model, RowBatch batch, ScoredBatch actual, String again) {
        for (int row = 0; row < Math.min(batch.rows(), 300); row++) {
            if (actual.isRejected(row)) {
                continue;
            }
            Example<Label> example = model.pipeline()
                    .generateExample(RowTexts.of(model.signature().features(), batch, row), false)
                    .orElseThrow();
            Prediction<Label> answer = model.model().predict(example);
            assertThat(model.signature().labels().get(actual.prediction()[row]))
                    .as("class of row %d; %s", row, again)
                    .isEqualTo(answer.getOutput().getLabel());
            for (int label = 0; label < actual.scores().length; label++) {
                double score = answer.getOutputScores()
                        .getOrDefault(model.signature().labels().get(label), new Label("none"))
                        .getScore();
                assertThat(Double.doubleToRawLongBits(actual.scores()[label][row]))
                        .as("score %d of row %d; %s", label, row, again)
                        .isEqualTo(Double.doubleToRawLongBits(score));
            }
        }
    }

    private static Features policies(RandomColumns columns, Random random) {
        Map<String, ColumnPolicy> ofColumns = new HashMap<>();
        for (FeatureColumn column : columns.features()) {
            if (random.nextInt(5) == 0) {
                ofColumns.put(column.name(), policy(random));
            }
        }
        ColumnPolicy zero = new ColumnPolicy(Policy.ZERO, Policy.ZERO, Policy.ZERO);
        return new Features(random.nextBoolean() ? zero : policy(random), ofColumns);
    }

    private static ColumnPolicy policy(Random random) {
        return new ColumnPolicy(one(random), one(random), one(random));
    }

    private static Policy one(Random random) {
        return random.nextInt(12) == 0 ? Policy.FAIL : random.nextInt(3) == 0 ? Policy.REJECT : Policy.ZERO;
    }
}
