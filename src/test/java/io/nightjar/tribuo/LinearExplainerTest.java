package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelRegistry;
import io.nightjar.model.Signature.Gives;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.scoring.Contributions;
import io.nightjar.scoring.ExplainedFeature;
import io.nightjar.scoring.Explainer;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Output;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

class LinearExplainerTest {
    private static final ModelBundle SHIPPED =
            new ModelRegistry(new ProjectStorage(Path.of("")), "models").open(new ModelRef("flight-delay", 1));

    /** 8 May 2001, a Tuesday, at 17:05. */
    private static final long SCHEDULED = (11_450L * 24 + 17) * 3_600_000_000L + 300_000_000L;

    private static final Scorer SCORER =
            new TribuoScorerLoader().load(SHIPPED, GoldenAnswers.POLICIES).scorer();
    private static final Explainer EXPLAINER = SCORER.explainer().orElseThrow();

    @Test
    void aProbabilityIsMadeOfTheBaselineMarginAndTheContributionsOfAllFeatures() {
        RowBatch batch = flights(
                new Object[] {"ATL", 590L, "ORD", SCHEDULED},
                new Object[] {"nowhere", 2000L, null, SCHEDULED + 3_600_000_000L});
        ScoredBatch scored = SCORER.score(batch);

        Contributions why = EXPLAINER.explain(batch, scored);

        assertThat(ExplainedFeature.of(SHIPPED.signature()))
                .extracting(ExplainedFeature::name)
                .containsExactly("destination", "distance", "origin", "scheduled (hour)", "scheduled (weekday)");
        assertThat(EXPLAINER.margin().label()).contains("late");
        assertThat(EXPLAINER.margin().against()).contains("on-time");
        int late = SHIPPED.signature().scored().orElseThrow();
        for (int row = 0; row < 2; row++) {
            double sum = why.baseline()[row];
            for (double[] contributions : why.byFeature()) {
                sum += contributions[row];
            }
            assertThat(sum).isCloseTo(why.margin()[row], within(1e-12));
            assertThat(1 / (1 + Math.exp(-sum))).isCloseTo(scored.scores()[late][row], within(1e-12));
            assertThat(why.baseline()[row])
                    .isEqualTo(EXPLAINER.margin().baselines().get(late));
        }
    }

    @Test
    void aNumbersContributionIsItsWeightTimesTheDistanceFromItsMean() {
        RowBatch batch =
                flights(new Object[] {"ATL", 0L, "ORD", SCHEDULED}, new Object[] {"ATL", 1000L, "ORD", SCHEDULED});
        Contributions why = EXPLAINER.explain(batch, SCORER.score(batch));
        double[] ofDistance = why.byFeature()[1];

        // A straight line through two values says where it is nothing: at the mean of the training rows.
        double mean = -ofDistance[0] / (ofDistance[1] - ofDistance[0]) * 1000;
        assertThat(mean).isBetween(500.0, 900.0);
        assertThat(why.byFeature()[0][0]).isEqualTo(why.byFeature()[0][1]);
        assertThat(why.margin()[1] - why.margin()[0]).isCloseTo(ofDistance[1] - ofDistance[0], within(1e-12));
    }

    /** Models and rows of chance; {@code -Dnightjar.seed=N} tries one seed alone. */
    @Test
    void contributionsAreTribuosWeightsTimesValuesWhateverTheLinearModel() throws Exception {
        long one = Long.getLong("nightjar.seed", 0);
        int explained = 0;
        for (long seed = one == 0 ? 1 : one; seed <= (one == 0 ? 60 : one); seed++) {
            Random random = new Random(seed);
            RandomColumns columns = RandomColumns.of(random);
            LoadedModel<?> model = RandomModel.of(columns, random);
            Scorer scorer = model.scorer(GoldenAnswers.POLICIES, Optional.empty());
            RowBatch batch = columns.rows(150, random);
            if (scorer.explainer().isPresent()) {
                ScoredBatch scored = scorer.score(batch);
                explained++;
                assertExplained(model, scorer.explainer().get().explain(batch, scored), scored, batch, "seed " + seed);
            }
        }
        assertThat(one != 0 || explained > 10)
                .as("%d models explained", explained)
                .isTrue();
    }

    private static <T extends Output<T>> void assertExplained(
            LoadedModel<T> model, Contributions why, ScoredBatch scored, RowBatch batch, String where) {
        Gives gives = model.signature().gives();
        int label = model.signature().scored().orElse(-1);
        for (int row = 0; row < batch.rows(); row++) {
            if (scored.isRejected(row) || !Double.isFinite(why.margin()[row])) {
                continue;
            }
            double score = scored.scores()[label < 0 ? scored.prediction()[row] : label][row];
            if (gives != Gives.PROBABILITIES) {
                assertThat(why.margin()[row]).as(where).isCloseTo(score, within(1e-9 * (1 + Math.abs(score))));
            } else if (scored.scores().length == 2) {
                assertThat(1 / (1 + Math.exp(-why.margin()[row]))).as(where).isCloseTo(score, within(1e-9));
            }
            if (model.model() instanceof AbstractLinearSGDModel<T> linear && gives == Gives.MARGINS) {
                assertWeights(model, linear, why, batch, row, label < 0 ? scored.prediction()[row] : label, where);
            }
        }
    }

    /** The distance between two rows' contributions needs no mean: that of what Tribuo's weights make of them. */
    private static <T extends Output<T>> void assertWeights(
            LoadedModel<T> model,
            AbstractLinearSGDModel<T> linear,
            Contributions why,
            RowBatch batch,
            int row,
            int label,
            String where) {
        DenseMatrix weights = (DenseMatrix) linear.getModelParameters().get()[0];
        Example<T> example = model.examples()
                .of(batch, row, model.task().factory().getUnknownOutput())
                .orElseThrow();
        List<FeatureColumn> columns = model.signature().features();
        double[] sums = new double[columns.size()];
        double[] means = new double[columns.size()];
        double[] ofFeatures = TrainingMeans.of(linear).orElseThrow();
        for (int column = 0; column < sums.length; column++) {
            String prefix = columns.get(column).name() + "@";
            for (Feature feature : example) {
                int id = linear.getFeatureIDMap().getID(feature.getName());
                sums[column] += feature.getName().startsWith(prefix) && id >= 0
                        ? weights.get(label, id) * feature.getValue()
                        : 0;
            }
            for (int id = 0; id < ofFeatures.length; id++) {
                means[column] += linear.getFeatureIDMap().get(id).getName().startsWith(prefix)
                        ? weights.get(label, id) * ofFeatures[id]
                        : 0;
            }
        }
        int at = 0;
        for (int column = 0; column < sums.length; column++) {
            double contribution = 0;
            for (int kind = 0; kind < columns.get(column).kinds().size(); kind++) {
                contribution += why.byFeature()[at++][row];
            }
            double expected = sums[column] - means[column];
            assertThat(contribution)
                    .as("%s, row %d, column %s", where, row, columns.get(column).name())
                    .isCloseTo(expected, within(1e-9 * (1 + Math.abs(sums[column]) + Math.abs(means[column]))));
        }
    }

    private static RowBatch flights(@Nullable Object[]... rows) {
        List<Column> columns = SHIPPED.signature().columns().columns();
        return TestRows.batch(new Schema(columns), new ArrayList<>(List.of(rows)), 0);
    }
}
