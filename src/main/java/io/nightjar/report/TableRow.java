package io.nightjar.report;

import io.nightjar.model.Signature;
import io.nightjar.report.ExplainedRow.Reason;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.ClassColumns;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.StringVector;
import java.util.List;
import java.util.Optional;

/** One row of a published table. */
record TableRow(RowBatch batch, int row) {
    /** What a table says of a row's answer, where the job and model give it. */
    static final List<String> ANSWER = List.of("prediction", "score", "decision", "model_version", "margin");

    Optional<ColumnVector> vector(String name) {
        return batch.schema().find(name).map(column -> batch.vector(name)).filter(found -> !found.isNull(row));
    }

    Optional<String> text(String name) {
        return vector(name)
                .flatMap(found ->
                        found instanceof StringVector texts ? Optional.of(texts.value(row)) : Optional.empty());
    }

    Optional<Double> number(String name) {
        return vector(name)
                .flatMap(found ->
                        found instanceof DoubleVector numbers ? Optional.of(numbers.value(row)) : Optional.empty());
    }

    /** Of one class, or of the predicted number. */
    Optional<Double> score(Signature signature, int label) {
        return signature.namesClasses()
                ? number(ClassColumns.nameOf(signature.labels().get(label)))
                : number("prediction");
    }

    /** The row with the reasons that it is given for what they add up to. */
    ExplainedRow explained(JobDefinition job, BusinessDate date, RowKey key, double explained, List<Reason> reasons) {
        return new ExplainedRow(
                job.name(),
                date,
                key,
                text("model_version").orElseThrow(),
                text("prediction"),
                number("score").or(() -> number("prediction")),
                text("decision"),
                explained,
                reasons);
    }
}
