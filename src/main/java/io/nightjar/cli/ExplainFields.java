package io.nightjar.cli;

import io.nightjar.quality.RowEstimate;
import io.nightjar.report.EstimatedMove;
import io.nightjar.report.EstimatedRow;
import io.nightjar.report.Explained;
import io.nightjar.report.ExplainedRow;
import io.nightjar.report.Moved;
import io.nightjar.report.RowExplanation;
import io.nightjar.report.RowMove;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Explanations as JSON. */
final class ExplainFields {
    private ExplainFields() {}

    static Json.Fields of(Explained why) {
        return why instanceof RowExplanation exact ? exact(exact) : estimated((EstimatedRow) why);
    }

    static Json.Fields of(Moved why) {
        return why instanceof RowMove exact ? exact(exact) : estimated((EstimatedMove) why);
    }

    private static Json.Fields row(ExplainedRow row) {
        return new Json.Fields()
                .put("job", row.job())
                .put("date", row.date())
                .put("key", row.key().values())
                .put("model", row.model())
                .put("prediction", row.prediction())
                .put("score", row.score())
                .put("decision", row.decision());
    }

    private static Json.Fields exact(RowExplanation why) {
        return row(why.row())
                .put("label", why.label())
                .put("margin", why.row().margin())
                .put("baselineMargin", why.baseline())
                .put("baselineScore", why.baselineScore())
                .put(
                        "reasons",
                        why.row().reasons().stream().map(ExplainFields::reason).toList())
                .put("otherFeatures", (long) why.otherFeatures())
                .put("others", why.others())
                .put("sentences", why.sentences());
    }

    private static Json.Fields reason(ExplainedRow.Reason reason) {
        return new Json.Fields()
                .put("feature", reason.feature())
                .put("value", reason.value())
                .put("phrase", reason.phrase())
                .put("contribution", reason.contribution());
    }

    private static Json.Fields estimated(EstimatedRow why) {
        return sampled(row(why.row()).put("label", why.label()), why.estimate())
                .put("baselineScore", why.estimate().usual())
                .put("reasons", reasons(why.row(), why.estimate()))
                .put("sentences", why.sentences());
    }

    private static Json.Fields sampled(Json.Fields fields, RowEstimate estimate) {
        return fields.put("estimatedBy", "permutation")
                .put("rows", (long) estimate.rows())
                .put("orders", (long) estimate.orders())
                .put("seed", estimate.seed());
    }

    private static List<Json.Fields> reasons(ExplainedRow row, RowEstimate estimate) {
        Map<String, Double> errors = estimate.columns().stream()
                .collect(Collectors.toMap(RowEstimate.Column::column, RowEstimate.Column::error));
        Function<ExplainedRow.Reason, Json.Fields> withError =
                reason -> reason(reason).put("standardError", errors.get(reason.feature()));
        return row.reasons().stream().map(withError).toList();
    }

    private static Json.Fields exact(RowMove move) {
        return new Json.Fields()
                .put("from", exact(move.from()))
                .put("to", exact(move.to()))
                .put("moved", move.moved())
                .put("baselineMoved", move.baseline())
                .put(
                        "changes",
                        move.changes().stream()
                                .map(change -> new Json.Fields()
                                        .put("feature", change.feature())
                                        .put("change", change.change()))
                                .toList())
                .put("rest", move.rest())
                .put("sentences", move.sentences());
    }

    private static Json.Fields estimated(EstimatedMove move) {
        return sampled(
                        new Json.Fields()
                                .put("from", row(move.from()))
                                .put("to", row(move.row()))
                                .put("label", move.label())
                                .put("moved", move.moved())
                                .put("modelMoved", move.model()),
                        move.estimate())
                .put("changes", reasons(move.row(), move.estimate()))
                .put("sentences", move.sentences());
    }
}
