package io.nightjar.tribuo;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.Signature;
import io.nightjar.scoring.Contributions;
import io.nightjar.scoring.ExplainedMargin;
import io.nightjar.scoring.Explainer;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.table.RowBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Takes the sums of a linear model apart. What is explained is the margin of the positive class, of a regression's only
 * number, or of each row's prediction; where two classes share one softmax, the difference of their margins, since that
 * alone decides the score.
 */
final class LinearExplainer implements Explainer {
    /** Of what stands in the sums of a row; rounding leaves less than a millionth of this. */
    private static final double TOLERANCE = 1e-9;

    private final CompiledLinear model;
    private final List<FeatureSet> sets;
    private final int[] featureOf;
    private final int features;
    private final Direction[] directions;
    private final OptionalInt only;
    private final ExplainedMargin margin;

    /** What is explained of one class. */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers, never compared
    private record Direction(LinearMargin figure, double[] means, double baseline) {}

    /** @param means of each feature id over the training rows */
    private LinearExplainer(Compilation compiled, CompiledLinear model, Signature signature, double[] means) {
        this.model = model;
        this.sets = compiled.sets();
        FeatureSet set = sets.get(model.set());
        this.featureOf = set.featureOf(signature);
        this.features = Math.toIntExact(signature.features().stream()
                .mapToLong(column -> column.kinds().size())
                .sum());
        this.only = signature.scored();
        int[][] slots = set.slotIds();
        this.directions = IntStream.range(0, compiled.labels())
                .mapToObj(label -> direction(LinearMargin.of(model, label), slots, means))
                .toArray(Direction[]::new);
        boolean two = LinearMargin.isOfTwo(model);
        Optional<String> label =
                only.isPresent() ? Optional.of(signature.labels().get(only.getAsInt())) : Optional.empty();
        this.margin = new ExplainedMargin(
                label,
                two && label.isPresent() ? Optional.of(signature.labels().get(1 - only.getAsInt())) : Optional.empty(),
                Arrays.stream(directions).map(Direction::baseline).toList());
    }

    /** Where a model is linear and gives one figure a row. */
    static Optional<LinearExplainer> of(LoadedModel<?> loaded, Compilation compiled) {
        Signature signature = loaded.signature();
        boolean oneFigure = signature.namesClasses() || signature.scored().isPresent();
        return compiled.model() instanceof CompiledLinear linear && oneFigure
                ? TrainingMeans.of(loaded.model()).map(means -> new LinearExplainer(compiled, linear, signature, means))
                : Optional.empty();
    }

    private static Direction direction(LinearMargin figure, int[][] slots, double[] means) {
        double[] ofSlots = Arrays.stream(slots)
                .mapToDouble(ids -> IntStream.of(ids)
                        .mapToDouble(id -> figure.weights()[id] * means[id])
                        .sum())
                .toArray();
        return new Direction(
                figure, ofSlots, figure.bias() + DoubleStream.of(ofSlots).sum());
    }

    @Override
    public ExplainedMargin margin() {
        return margin;
    }

    @Override
    public Contributions explain(RowBatch batch, ScoredBatch scored) {
        int rows = batch.rows();
        Terms[] terms = new BatchFeatures(sets, batch, BatchRoom.of(rows)).terms(model.set());
        double[][] byFeature = new double[features][rows];
        double[] margins = new double[rows];
        double[] baselines = new double[rows];
        double[] sizes = new double[rows];
        if (only.isPresent()) {
            Direction direction = directions[only.getAsInt()];
            direction.figure().margins(terms, margins);
            Arrays.fill(baselines, direction.baseline());
            for (int slot = 0; slot < terms.length; slot++) {
                add(terms[slot], direction, slot, byFeature[featureOf[slot]], sizes);
            }
        } else {
            ofPredictions(scored, terms, byFeature, margins, baselines, sizes);
        }
        Contributions why = new Contributions(byFeature, margins, baselines);
        check(why, sizes, scored, batch.firstRow());
        return why;
    }

    private static void add(Terms terms, Direction direction, int slot, double[] contributions, double[] sizes) {
        terms.addTo(contributions, direction.figure().weights(), 0, contributions.length);
        double mean = direction.means()[slot];
        for (int row = 0; row < contributions.length; row++) {
            sizes[row] += Math.abs(contributions[row]);
            contributions[row] -= mean;
        }
    }

    private void ofPredictions(
            ScoredBatch scored,
            Terms[] terms,
            double[][] byFeature,
            double[] margins,
            double[] baselines,
            double[] sizes) {
        int[] prediction = scored.prediction();
        for (int label = 0; label < directions.length; label++) {
            Direction direction = directions[label];
            double[] ofLabel = new double[margins.length];
            direction.figure().margins(terms, ofLabel);
            pick(label, prediction, ofLabel, margins);
            double[] baseline = new double[margins.length];
            Arrays.fill(baseline, direction.baseline());
            pick(label, prediction, baseline, baselines);
            double[] ofSizes = new double[margins.length];
            for (int slot = 0; slot < terms.length; slot++) {
                double[] contributions = new double[margins.length];
                add(terms[slot], direction, slot, contributions, ofSizes);
                pick(label, prediction, contributions, byFeature[featureOf[slot]]);
            }
            pick(label, prediction, ofSizes, sizes);
        }
    }

    private static void pick(int label, int[] prediction, double[] from, double[] to) {
        for (int row = 0; row < to.length; row++) {
            if (prediction[row] == label) {
                to[row] = from[row];
            }
        }
    }

    /** Contributions come from weights that were made for them, margins from the model's own sums. */
    private static void check(Contributions why, double[] sizes, ScoredBatch scored, long firstRow) {
        double[] sums = why.baseline().clone();
        for (double[] contributions : why.byFeature()) {
            for (int row = 0; row < sums.length; row++) {
                sums[row] += contributions[row];
            }
        }
        for (int row = 0; row < sums.length; row++) {
            double most = TOLERANCE * (1 + sizes[row] + Math.abs(why.baseline()[row]));
            double margin = why.margin()[row];
            // Two finite sums of a softmax may lie infinitely far apart.
            if (!(Math.abs(sums[row] - margin) <= most) && Double.isFinite(margin) && !scored.isRejected(row)) {
                throw NightjarException.of(
                                ErrorCode.REASONS_DIFFER,
                                "the reasons of row " + (firstRow + row) + " do not add up to the margin of its score")
                        .notDone("Nothing was published.");
            }
        }
    }
}
