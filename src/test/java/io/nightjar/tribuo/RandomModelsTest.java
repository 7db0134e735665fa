package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.run.JobDefinition.Policy;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.SplitScorer;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.Regressor;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.TransformedModel;
import org.tribuo.transform.transformations.SimpleTransform;

/**
 * Scorers against Tribuo itself over models and rows of chance. {@code -Dnightjar.seed=N} tries one seed alone, {@code
 * -Dnightjar.models=2000} that many from 1, and says how many of which kind went which way.
 */
class RandomModelsTest {
    private static final long ONE = Long.getLong("nightjar.seed", 0);
    private static final int MODELS = Integer.getInteger("nightjar.models", 80);
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
        SortedMap<String, Integer> paths = new TreeMap<>();
        for (long seed = ONE == 0 ? 1 : ONE; seed <= (ONE == 0 ? MODELS : ONE); seed++) {
            paths.merge(agrees(seed), 1, Integer::sum);
        }
        if (Integer.getInteger("nightjar.models") != null) {
            paths.forEach((path, models) -> System.out.println(models + " x " + path));
        }
        int compiled = paths.entrySet().stream()
                .filter(path -> path.getKey().startsWith("compiled"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        // Names that make features interleave and weights that are no numbers leave some to Tribuo, but only some.
        assertThat(ONE != 0 || compiled > MODELS / 3).as("%s", paths).isTrue();
    }

    /** Splits are scored side by side by one scorer: no model may keep anything between two predictions. */
    @Test
    void modelsOfEveryKindGiveSeveralThreadsTheAnswersOfOne() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (long seed = 1; seed <= 24; seed++) {
                Random random = new Random(seed);
                RandomColumns columns = RandomColumns.of(random);
                LoadedModel<?> model = RandomModel.of(columns, random);
                RowBatch batch = columns.rows(200, random);
                for (Scorer scorer : List.of(
                        model.reference(GoldenAnswers.POLICIES, "shared"),
                        model.scorer(GoldenAnswers.POLICIES, Optional.empty()))) {
                    ScoredBatch alone = scorer.score(batch);
                    Callable<ScoredBatch> again = () -> scorer.score(batch);
                    for (Future<ScoredBatch> together : pool.invokeAll(Collections.nCopies(8, again))) {
                        assertThat(BitEquality.of(alone, together.get()))
                                .as("seed %d, %s", seed, scorer.path())
                                .isTrue();
                    }
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Tribuo fills in the features of a model in the order of their names, beside whatever else a row has. */
    @Test
    void filledInModelsGiveTribuosAnswersToRowsOfFeaturesThatTheyDoNotKnow() throws Exception {
        RandomColumns columns = new RandomColumns(List.of(
                new FeatureColumn("a", ColumnType.STRING, List.of(FeatureColumn.Kind.CATEGORY)),
                new FeatureColumn("m", ColumnType.DOUBLE, List.of(FeatureColumn.Kind.NUMBER)),
                new FeatureColumn("z", ColumnType.STRING, List.of(FeatureColumn.Kind.CATEGORY))));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (String first : new @Nullable String[] {"!", "c2", "~", null}) {
            for (Double number : new @Nullable Double[] {-1.5, 0.0, null}) {
                for (String last : new @Nullable String[] {"!", "c1", "~", null}) {
                    rows.add(new @Nullable Object[] {first, number, last});
                }
            }
        }
        Schema schema = new Schema(columns.features().stream()
                .map(column -> Column.optional(column.name(), column.type()))
                .toList());
        RowBatch batch = TestRows.batch(schema, rows, 0);
        ColumnPolicy zero = new ColumnPolicy(Policy.ZERO, Policy.ZERO, Policy.ZERO);
        for (long seed = 1; seed <= 12; seed++) {
            String again = "seed " + seed;
            Random random = new Random(seed);
            TransformTrainer<Label> trainer = new TransformTrainer<>(
                    new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1, 0.1), 1, -1, seed),
                    new TransformationMap(List.of(SimpleTransform.add(1))),
                    true,
                    true);
            LoadedModel<Label> model = new RandomModel(columns, random)
                    .train(
                            new ClassTask(),
                            () -> new Label("class " + random.nextInt(3)),
                            trainer,
                            List.of(new VotingCombiner()));
            Scorer scorer = model.scorer(new Features(zero, Map.of()), Optional.empty());
            assertThat(scorer.path().name()).as("%s, %s", scorer.path(), again).isEqualTo("compiled");
            ScoredBatch answer = scorer.score(batch);
            assertThat(answer.rejectedRows()).as("%s, %s", scorer.path(), again).isLessThan(batch.rows() / 2);
            assertTribuoSaysTheSame(model, batch, answer, again + ", " + scorer.path());
        }
    }

    private static String agrees(long seed) throws Exception {
        String again = "run again with -Dnightjar.seed=" + seed;
        Random random = new Random(seed);
        RandomColumns columns = RandomColumns.of(random);
        LoadedModel<?> model = RandomModel.of(columns, random);
        Features policies = policies(columns, random);
        Scorer scorer = model.scorer(policies, Optional.empty());
        Scorer reference = model.reference(policies, "to compare with");
        SplitScorer ofSplit = scorer.forSplit();
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
                assertThatThrownBy(() -> ofSplit.score(batch))
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
            assertThat(BitEquality.of(expected, ofSplit.score(batch)))
                    .as("in a split; %s", again)
                    .isTrue();
            scoreOthers(ofSplit, columns.rows(rows, new Random(-seed)));
            assertThat(BitEquality.of(expected, ofSplit.score(batch)))
                    .as("in a split, where others were scored before; %s", again)
                    .isTrue();
            assertThat(BitEquality.of(expected, actual))
                    .as("one by itself stays; %s", again)
                    .isTrue();
        }
        return scorer.path().name() + ": " + kind(model.model()) + ": "
                + scorer.path().reason().replaceAll("'.*'|[0-9]+", "…");
    }

    /** Leaves their answers in the arrays, or half of them where a value is refused. */
    private static void scoreOthers(SplitScorer scorer, RowBatch others) {
        try {
            scorer.score(others);
        } catch (NightjarException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.VALUE_REFUSED);
        }
    }

    private static String kind(Model<?> model) {
        if (model instanceof TransformedModel<?> transformed) {
            return "transformed " + kind(transformed.getInnerModel());
        }
        if (model instanceof WeightedEnsembleModel<?> ensemble) {
            return "ensemble of " + kind(ensemble.getModels().get(0));
        }
        return model.getClass().getSimpleName() + (model.validate(Label.class) ? " of classes" : " of numbers");
    }

    /** The oracle: neither scorer, but Tribuo's own pipeline and {@code Model.predict}. */
    private static <T extends Output<T>> void assertTribuoSaysTheSame(
            LoadedModel<T> model, RowBatch batch, ScoredBatch actual, String again) {
        for (int row = 0; row < Math.min(batch.rows(), 300); row++) {
            String where = "row " + row + "; " + again;
            if (!actual.isRejected(row)) {
                assertSame(model, example(model, batch, row).orElseThrow(), actual, row, where);
            } else if (actual.reject(row).reason() == RejectReason.REFUSED_BY_MODEL) {
                Example<T> example = example(model, batch, row).orElseThrow();
                assertThatThrownBy(() -> classOf(model.model().predict(example)))
                        .as(where)
                        .isInstanceOf(RuntimeException.class);
            } else if (actual.reject(row).reason() == RejectReason.SCORE_NOT_A_NUMBER) {
                Map<String, Double> scores =
                        scores(model, example(model, batch, row).orElseThrow());
                assertThat(scores.values().stream().allMatch(Double::isFinite))
                        .as(where)
                        .isFalse();
            }
        }
    }

    private static <T extends Output<T>> Optional<Example<T>> example(LoadedModel<T> model, RowBatch batch, int row) {
        Map<String, String> texts = RowTexts.of(model.signature().features(), batch, row);
        // Tribuo's own way asks the response too, and those of numbers throw where there is none.
        texts.put("the label", "1");
        return model.pipeline().generateExample(texts, false);
    }

    private static <T extends Output<T>> void assertSame(
            LoadedModel<T> model, Example<T> example, ScoredBatch actual, int row, String where) {
        Map<String, Double> scores = scores(model, example);
        for (int label = 0; label < actual.scores().length; label++) {
            double score = scores.getOrDefault(model.signature().labels().get(label), Double.NaN);
            assertThat(Double.doubleToRawLongBits(actual.scores()[label][row]))
                    .as("score %d of %s", label, where)
                    .isEqualTo(Double.doubleToRawLongBits(score));
        }
        if (model.signature().namesClasses()) {
            assertThat(model.signature().labels().get(actual.prediction()[row]))
                    .as("class of %s", where)
                    .isEqualTo(classOf(model.model().predict(example)));
        }
    }

    private static <T extends Output<T>> Map<String, Double> scores(LoadedModel<T> model, Example<T> example) {
        Prediction<T> answer = model.model().predict(example);
        Map<String, Double> scores = new HashMap<>();
        if (answer.getOutput() instanceof Regressor numbers) {
            numbers.forEach(number -> scores.put(number.getName(), number.getValue()));
        } else {
            answer.getOutputScores().forEach((name, label) -> scores.put(name, ((Label) (Object) label).getScore()));
        }
        return scores;
    }

    private static String classOf(Prediction<?> answer) {
        return answer.getOutput() instanceof Label label ? label.getLabel() : "";
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
