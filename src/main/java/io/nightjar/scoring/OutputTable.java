package io.nightjar.scoring;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelVersion;
import io.nightjar.model.Signature;
import io.nightjar.model.Signature.Gives;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.run.JobDefinition.Decision.Figure;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The published table of a job: which columns it has, what they mean, and how scored rows become it. It holds no run id
 * and no time, so that the same receipt gives the same bytes. Safe for use by several threads.
 */
public final class OutputTable {
    private final CopiedColumns copied;
    private final AnswerColumns answers;
    private final ReasonColumns reasons;
    // One array, whatever number of batches: a writer looks at a dictionary once.
    private final String[] version;
    private final Schema schema;
    private final List<ColumnDescription> columns;
    /** The code of the only version, for as many rows as a batch has had so far; nobody writes to it. */
    private volatile int[] versionCodes = {};

    private OutputTable(CopiedColumns copied, AnswerColumns answers, ReasonColumns reasons, ModelVersion model) {
        this.copied = copied;
        this.answers = answers;
        this.reasons = reasons;
        this.version = new String[] {model.label()};
        this.columns = describe(copied, answers, reasons, model);
        TableNames.check("output", columns, copied);
        List<Column> all = new ArrayList<>(copied.columns());
        List<Column> why = reasons.columns();
        for (ColumnDescription made : columns.subList(all.size(), columns.size() - why.size())) {
            all.add(Column.required(made.name(), made.type()));
        }
        all.addAll(why);
        this.schema = new Schema(all);
    }

    /**
     * The table that this job, input and model make.
     *
     * @throws NightjarException OUTPUT_NAME_COLLISION where names collide with each other or with the partition column
     *     {@code date}, upper and lower case being the same; COLUMN_MISSING where a key or pass-through column is not in
     *     the input; JOB_INVALID for a decision on a model that gives no one figure to decide on, or by another
     *     kind of figure than it gives
     */
    public static OutputTable of(JobDefinition job, Schema input, Signature signature, ModelVersion model) {
        job.output().decision().ifPresent(decision -> check(decision, job, signature, model));
        CopiedColumns copied =
                CopiedColumns.of(input, job.input().key(), job.output().passThrough(), job.output());
        return new OutputTable(
                copied, AnswerColumns.of(signature, job.output().decision()), ReasonColumns.of(job, signature), model);
    }

    private static void check(Decision decision, JobDefinition job, Signature signature, ModelVersion model) {
        String declares = "Job " + job.name() + " declares a decision";
        if (signature.scored().isEmpty()) {
            throw invalid(
                    declares + ", but model " + model.label()
                            + (signature.namesClasses()
                                    ? " has no positive class to decide on"
                                    : " gives several numbers, and so no one to decide on"),
                    model);
        }
        Figure figure = signature.gives() == Gives.PROBABILITIES ? Figure.PROBABILITY : Figure.NUMBER;
        if (decision.figure() != figure) {
            throw invalid(
                    declares
                            + (figure == Figure.PROBABILITY
                                    ? " by a limit, and model " + model.label()
                                            + " gives probabilities: write 'threshold'"
                                    : " by a threshold, and model " + model.label() + " gives "
                                            + (signature.namesClasses() ? "margins" : "numbers") + ": write 'limit'"),
                    model);
        }
    }

    private static NightjarException invalid(String message, ModelVersion model) {
        return NightjarException.of(ErrorCode.JOB_INVALID, message)
                .next("nightjar models show " + model.ref().name());
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
        vectors.addAll(answers.select(scored, rows));
        vectors.add(AnswerColumns.texts(version, versionCodes(rows.size()), rows.size()));
        vectors.addAll(reasons.select(in, scored, rows));
        return new RowBatch(schema, rows.size(), vectors, in.firstRow());
    }

    /** Threads that find too few at once each make more, and it does not matter whose are kept. */
    private int[] versionCodes(int rows) {
        int[] codes = versionCodes;
        if (codes.length < rows) {
            codes = new int[rows];
            versionCodes = codes;
        }
        return codes;
    }

    private static List<ColumnDescription> describe(
            CopiedColumns copied, AnswerColumns answers, ReasonColumns reasons, ModelVersion model) {
        List<ColumnDescription> all = new ArrayList<>(copied.descriptions());
        all.addAll(answers.descriptions());
        all.add(new ColumnDescription(
                "model_version",
                ColumnType.STRING,
                "",
                "the model that scored the row, " + model.label(),
                Optional.empty()));
        all.addAll(reasons.descriptions());
        return List.copyOf(all);
    }
}
