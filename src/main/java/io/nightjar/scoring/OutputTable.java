package io.nightjar.scoring;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelVersion;
import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The published table of a job: which columns it has, what they mean, and how scored rows become it. It holds no run id
 * and no time, so that the same receipt gives the same bytes. Safe for use by several threads.
 */
public final class OutputTable {
    private static final boolean[] NO_NULLS = {};

    private final CopiedColumns copied;
    private final Optional<Decision> decision;
    private final int positive;
    // One array each, whatever number of batches: a writer looks at a dictionary once.
    private final String[] labels;
    private final String[] version;
    private final Schema schema;
    private final List<ColumnDescription> columns;

    private OutputTable(
            CopiedColumns copied, Signature signature, Optional<Decision> decision, ModelVersion model, int positive) {
        this.copied = copied;
        this.decision = decision;
        this.positive = positive;
        this.labels = signature.labels().toArray(String[]::new);
        this.version = new String[] {model.label()};
        this.columns = describe(copied, signature, decision, model);
        TableNames.check("output", columns, copied);
        List<Column> all = new ArrayList<>(copied.columns());
        for (ColumnDescription made : columns.subList(all.size(), columns.size())) {
            all.add(Column.required(made.name(), made.type()));
        }
        this.schema = new Schema(all);
    }

    /**
     * The table that this job, input and model make.
     *
     * @throws NightjarException OUTPUT_NAME_COLLISION where names collide with each other or with the partition column
     *     {@code date}, upper and lower case being the same; COLUMN_MISSING where a key or pass-through column is not in
     *     the input; JOB_INVALID for a decision on a model that has no positive class
     */
    public static OutputTable of(JobDefinition job, Schema input, Signature signature, ModelVersion model) {
        int positive = signature.positive().map(signature.labels()::indexOf).orElse(-1);
        if (job.output().decision().isPresent() && positive < 0) {
            throw NightjarException.of(
                            ErrorCode.JOB_INVALID,
                            "Job " + job.name() + " declares a decision, but model " + model.label()
                                    + " has no positive class to decide on")
                    .next("nightjar models show " + model.ref().name());
        }
        CopiedColumns copied =
                CopiedColumns.of(input, job.input().key(), job.output().passThrough());
        return new OutputTable(copied, signature, job.output().decision(), model, positive);
    }

    /** Names and types, in the table's order. */
    public Schema schema() {
        return schema;
    }

    /** What each column means, in the table's order. */
    public List<ColumnDescription> columns() {
        return columns;
    }

    /**
     * The scored rows of a batch, in their order; rejected ones are left out. The result's {@code firstRow} is the
     * input's.
     *
     * @throws NightjarException KEY_NULL, naming column and row
     */
    public RowBatch select(RowBatch in, ScoredBatch scored) {
        RowSelection rows = RowSelection.scored(scored);
        List<ColumnVector> vectors = new ArrayList<>(copied.take(in, rows));
        vectors.add(texts(labels, rows.take(scored.prediction()), rows.size()));
        List<DoubleVector> scores = new ArrayList<>();
        for (double[] ofClass : scored.scores()) {
            scores.add(new DoubleVector(rows.take(ofClass), rows.size(), NO_NULLS));
        }
        if (positive >= 0) {
            vectors.add(scores.get(positive));
        }
        vectors.addAll(scores);
        decision.ifPresent(rule -> vectors.add(decide(rule, scores.get(positive))));
        vectors.add(texts(version, new int[rows.size()], rows.size()));
        return new RowBatch(schema, rows.size(), vectors, in.firstRow());
    }

    private static StringVector texts(String[] dictionary, int[] codes, int size) {
        return new StringVector(dictionary, codes, size, NO_NULLS);
    }

    private static StringVector decide(Decision rule, DoubleVector score) {
        int[] codes = new int[score.size()];
        Arrays.setAll(codes, row -> score.value(row) >= rule.threshold() ? 0 : 1);
        return texts(new String[] {rule.above(), rule.below()}, codes, codes.length);
    }

    private static List<ColumnDescription> describe(
            CopiedColumns copied, Signature signature, Optional<Decision> decision, ModelVersion model) {
        List<ColumnDescription> all = new ArrayList<>(copied.descriptions());
        all.add(text("prediction", "the most probable class"));
        signature
                .positive()
                .ifPresent(label -> all.add(
                        probability("score", "probability of the positive class '" + label + "'", Optional.of(label))));
        for (String label : signature.labels()) {
            all.add(probability(
                    ClassColumns.nameOf(label), "probability of the class '" + label + "'", Optional.of(label)));
        }
        decision.ifPresent(rule -> all.add(text(
                "decision",
                "'" + rule.above() + "' where score >= " + rule.threshold() + ", else '" + rule.below() + "'")));
        all.add(text("model_version", "the model that scored the row, " + model.label()));
        return List.copyOf(all);
    }

    private static ColumnDescription text(String name, String meaning) {
        return new ColumnDescription(name, ColumnType.STRING, "", meaning, Optional.empty());
    }

    private static ColumnDescription probability(String name, String meaning, Optional<String> ofClass) {
        return new ColumnDescription(name, ColumnType.DOUBLE, "probability, 0 to 1", meaning, ofClass);
    }
}
