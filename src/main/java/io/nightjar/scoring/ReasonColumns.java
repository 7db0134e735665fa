package io.nightjar.scoring;

import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Output;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of an output table that say why: {@code margin}, and of each of the features that contributed most {@code
 * reason_1_feature}, {@code reason_1_value}, {@code reason_1_contribution}. None where the job asks for no reasons.
 */
public final class ReasonColumns {
    private final List<ExplainedFeature> features;
    private final int reasons;
    private final Set<String> withheld;
    private final String of;
    private final String units;
    // One array, whatever number of batches: a writer looks at a dictionary once.
    private final String[] names;

    private ReasonColumns(List<ExplainedFeature> features, int reasons, Set<String> withheld, String of, String units) {
        this.features = features;
        this.reasons = reasons;
        this.withheld = withheld;
        this.of = of;
        this.units = units;
        this.names = features.stream().map(ExplainedFeature::name).toArray(String[]::new);
    }

    static ReasonColumns of(JobDefinition job, Signature signature) {
        List<ExplainedFeature> features = ExplainedFeature.of(signature);
        Set<String> withheld = new HashSet<>(job.input().key());
        withheld.addAll(job.input().privateColumns());
        return new ReasonColumns(
                features,
                Math.min(job.output().reasons(), features.size()),
                withheld,
                figure(signature),
                units(features, job.output()));
    }

    /** Of the features whose columns have one, in the job file's words: {@code distance in miles}. */
    private static String units(List<ExplainedFeature> features, Output output) {
        return features.stream()
                .map(ExplainedFeature::name)
                .filter(name -> !output.wording(name).unit().isEmpty())
                .map(name -> name + " in " + output.wording(name).unit())
                .collect(Collectors.joining(", "));
    }

    /** How many reasons a row of a table with such columns has. */
    public static int count(List<Column> columns) {
        return (int) columns.stream()
                .filter(column -> column.name().matches("reason_[0-9]+_feature"))
                .count();
    }

    private static String figure(Signature signature) {
        if (!signature.namesClasses()) {
            return "the predicted number";
        }
        String label = signature.positive().map(name -> "'" + name + "'").orElse("the predicted class");
        return signature.labels().size() == 2
                ? "the margin of " + label + " over the other class"
                : "the margin of " + label;
    }

    List<ColumnDescription> descriptions() {
        List<ColumnDescription> all = new ArrayList<>();
        if (reasons == 0) {
            return all;
        }
        all.add(made(
                "margin",
                ColumnType.DOUBLE,
                "margin",
                of + ", of which the score is made: the margin of a row of mean values, and what each feature"
                        + " contributes"));
        for (int rank = 1; rank <= reasons; rank++) {
            String which = rank == 1 ? "most" : "most after " + (rank == 2 ? "one other" : (rank - 1) + " others");
            String reason = "reason_" + rank + "_";
            all.add(made(
                    reason + "feature",
                    ColumnType.STRING,
                    "",
                    "the feature that contributed " + which + ", up or down"));
            all.add(made(
                    reason + "value",
                    ColumnType.STRING,
                    "",
                    "its value" + (units.isEmpty() ? "" : ", " + units)
                            + "; null where it has none, and of keys and private columns"));
            all.add(made(
                    reason + "contribution",
                    ColumnType.DOUBLE,
                    "margin",
                    "its weight times the distance from its mean over the training rows, in " + of));
        }
        return all;
    }

    private static ColumnDescription made(String name, ColumnType type, String unit, String meaning) {
        return new ColumnDescription(name, type, unit, meaning, Optional.empty());
    }

    List<Column> columns() {
        return descriptions().stream()
                .map(column -> column.name().endsWith("_value")
                        ? Column.optional(column.name(), column.type())
                        : Column.required(column.name(), column.type()))
                .toList();
    }

    List<ColumnVector> select(RowBatch in, ScoredBatch scored, RowSelection rows) {
        List<ColumnVector> vectors = new ArrayList<>();
        if (reasons == 0) {
            return vectors;
        }
        Contributions why = scored.contributions().orElseThrow(() -> new IllegalStateException("no reasons"));
        ReasonCodes codes = ReasonCodes.of(why.byFeature(), scored.rows(), reasons);
        ReasonValues values = new ReasonValues(features, withheld, in);
        vectors.add(numbers(why.margin(), rows));
        for (int rank = 0; rank < reasons; rank++) {
            int[] ofRow = codes.features(rank);
            vectors.add(new StringVector(names, rows.take(ofRow), rows.size(), new boolean[0]));
            vectors.add(rows.take(values.of(ofRow)));
            vectors.add(numbers(codes.contributions(rank), rows));
        }
        return vectors;
    }

    private static DoubleVector numbers(double[] values, RowSelection rows) {
        return new DoubleVector(rows.take(values), rows.size(), new boolean[0]);
    }
}
