package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.ModelDraft;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.run.JobDefinition.Policy;
import io.nightjar.run.LabelRule;
import io.nightjar.run.PathPattern;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingDefinition.Feature;
import io.nightjar.scoring.TrainingDefinition.Input;
import io.nightjar.scoring.TrainingDefinition.Label;
import io.nightjar.scoring.TrainingDefinition.LinearSgd;
import io.nightjar.scoring.TrainingDefinition.Nights;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompiledLinearScorerTest {
    private static final long DAY = 86_400_000_000L;
    /** Names that sort around the joiner of feature names: {@code a b@…} stands before {@code a@…}. */
    private static final Schema SCHEMA = Schema.of(
            Column.optional("a", ColumnType.STRING),
            Column.optional("a b", ColumnType.DOUBLE),
            Column.optional("aa", ColumnType.INT64),
            Column.optional("Z", ColumnType.BOOLEAN),
            Column.optional("day", ColumnType.DATE),
            Column.optional("due", ColumnType.DATE),
            Column.optional("n", ColumnType.INT32),
            Column.optional("l", ColumnType.INT64),
            Column.optional("f", ColumnType.FLOAT),
            Column.optional("t", ColumnType.LOCAL_TIMESTAMP),
            Column.optional("u", ColumnType.LOCAL_TIMESTAMP),
            Column.required("label", ColumnType.STRING));

    private static final List<Feature> FEATURES = List.of(
            new Feature("a", Kind.CATEGORY, 1),
            new Feature("a b", Kind.NUMBER, 3),
            new Feature("aa", Kind.CATEGORY, 1),
            new Feature("Z", Kind.CATEGORY, 1),
            new Feature("day", Kind.CATEGORY, 1),
            new Feature("due", Kind.WEEKDAY, 1),
            new Feature("n", Kind.NUMBER, 0.1),
            new Feature("l", Kind.NUMBER, 1),
            new Feature("f", Kind.NUMBER, 1),
            new Feature("t", Kind.HOUR, 1),
            new Feature("t", Kind.WEEKDAY, 1),
            new Feature("u", Kind.HOUR, 1));

    @Test
    void itsAnswersAreTheReferencesToTheLastBitOnRandomRowsOfEveryKind() {
        for (long seed = 1; seed <= 12; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String[] labels = seed % 2 == 0 ? new String[] {"yes", "no"} : new String[] {"a", "b", "c", "d"};
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                rows.add(trainingRow(random, labels[i % labels.length]));
            }
            ModelDraft draft = train(SCHEMA, FEATURES, rows);
            List<@Nullable Object[]> toScore = new ArrayList<>(rows);
            for (int i = 0; i < 3000; i++) {
                toScore.add(anyRow(random));
            }
            RowBatch batch = TestRows.batch(SCHEMA, toScore, 0);

            for (Policy policy : List.of(Policy.ZERO, Policy.REJECT)) {
                Features policies = new Features(new ColumnPolicy(policy, policy, policy), Map.of());
                Scorer compiled = load(draft, policies);
                ScoredBatch expected = reference(draft, policies).score(batch);

                assertThat(compiled.path().name()).isEqualTo("compiled");
                assertThat(BitEquality.of(expected, compiled.score(batch)))
                        .as("seed %d, policy %s", seed, policy)
                        .isTrue();
                assertThat(expected.rejectedRows()).isBetween(1, batch.rows() - 1);
            }
        }
    }

    /** Values that training knows. */
    private static @Nullable Object[] trainingRow(SplittableRandom random, String label) {
        return new Object[] {
            "c" + random.nextInt(5),
            random.nextDouble() - 0.5,
            (long) random.nextInt(4),
            (long) random.nextInt(2),
            11_000L + random.nextInt(3),
            11_000L + random.nextInt(5),
            (long) random.nextInt(10),
            (long) random.nextInt(1000),
            (double) (float) random.nextDouble(),
            11_000 * DAY + random.nextLong(4 * DAY),
            11_000 * DAY + random.nextLong(DAY / 2),
            label
        };
    }

    /** Every value may be missing, unknown, huge or no number. */
    private static @Nullable Object[] anyRow(SplittableRandom random) {
        String[] texts = {"c0", " c1\n", "c2", "C3", "", " \n\t", "c\n4", "c 4", "\u00e4"};
        double[] doubles = {
            0.0,
            -0.0,
            0.1,
            -1e300,
            1e300,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            random.nextDouble()
        };
        long[] longs = {0, 1, -1, 3, 99, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, random.nextLong()};
        long[] ints = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, random.nextInt()};
        @Nullable
        Object[] row = {
            texts[random.nextInt(texts.length)],
            doubles[random.nextInt(doubles.length)],
            longs[random.nextInt(longs.length)],
            (long) random.nextInt(2),
            random.nextInt(2) == 0 ? 11_000L + random.nextInt(5) : random.nextInt(),
            (long) random.nextInt(),
            ints[random.nextInt(ints.length)],
            longs[random.nextInt(longs.length)],
            (double) (float) doubles[random.nextInt(doubles.length)],
            random.nextInt(2) == 0 ? 11_000 * DAY + random.nextLong(9 * DAY) : random.nextLong(),
            random.nextLong(-DAY, DAY),
            "unused"
        };
        int nulls = random.nextInt(row.length + 4);
        for (int i = 0; i < row.length - 1; i++) {
            if (random.nextInt(row.length) < nulls - 4) {
                row[i] = null;
            }
        }
        return row;
    }

    @Test
    void columnsWhoseFeaturesInterleaveAreLeftToTribuo() {
        Schema schema = Schema.of(
                Column.optional("a", ColumnType.STRING),
                Column.optional("a@b", ColumnType.STRING),
                Column.required("label", ColumnType.STRING));
        List<Feature> features = List.of(new Feature("a", Kind.CATEGORY, 1), new Feature("a@b", Kind.CATEGORY, 1));
        ModelDraft draft = train(
                schema,
                features,
                List.of(new Object[] {"a", "x", "p"}, new Object[] {"z", "y", "q"}, new Object[] {"z", "x", "q"}));

        Scorer scorer = load(draft, GoldenAnswers.POLICIES);

        assertThat(scorer.path().name()).isEqualTo("tribuo");
        assertThat(scorer.path().reason()).contains("interleave");
    }

    @Test
    void aTextColumnIsTakenApartAndScored() {
        Schema schema =
                Schema.of(Column.optional("review", ColumnType.STRING), Column.required("label", ColumnType.STRING));
        ModelDraft draft = train(
                schema,
                List.of(new Feature("review", Kind.TEXT, 1)),
                List.of(
                        new Object[] {"a fine night", "good"},
                        new Object[] {"fine and calm", "good"},
                        new Object[] {"late and loud", "bad"},
                        new Object[] {"loud and rough", "bad"}));

        Scorer scorer = load(draft, GoldenAnswers.POLICIES);
        ScoredBatch scored = scorer.score(TestRows.batch(
                draft.signature().columns(),
                List.of(new Object[] {"fine night indeed"}, new Object[] {"?!"}, new Object[] {"loud"}),
                0));

        assertThat(scorer.path().name()).isEqualTo("compiled");
        assertThat(scorer.path().reason()).isEqualTo("a linear model of 2 classes, with a kernel for its one column");
        assertThat(draft.signature().labels().get(scored.prediction()[0])).isEqualTo("good");
        assertThat(scored.isRejected(1)).isTrue();
        assertThat(draft.signature().labels().get(scored.prediction()[2])).isEqualTo("bad");
    }

    private static ModelDraft train(Schema schema, List<Feature> features, List<@Nullable Object[]> rows) {
        TrainingDefinition definition = new TrainingDefinition(
                "random",
                "random",
                new Input(new PathPattern("in/{date}"), "*", List.of()),
                features,
                new Label(Optional.empty(), "label", new LabelRule.AsIs(), Optional.empty()),
                new LinearSgd(2, 0.5, 0.1, 1, 1),
                new Nights(HandMadeTables.FIRST, HandMadeTables.FIRST.plusDays(1), 1),
                "digest",
                "text");
        return new TribuoTrainer(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .train(definition, new HandMadeTables(schema, rows, rows).tables())
                .draft();
    }

    private static Scorer load(ModelDraft draft, Features policies) {
        return new TribuoScorerLoader().load(draft.asBundle(), policies).scorer();
    }

    private static Scorer reference(ModelDraft draft, Features policies) {
        byte[] model = draft.asBundle().parts().getOrDefault("model.tribuo", new byte[0]);
        return LoadedModel.read(model, draft.signature(), "test").reference(policies, "test");
    }
}
