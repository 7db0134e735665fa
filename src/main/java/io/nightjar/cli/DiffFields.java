package io.nightjar.cli;

import io.nightjar.diff.Change;
import io.nightjar.diff.DiffWords;
import io.nightjar.diff.MovedColumn;
import io.nightjar.diff.Mover;
import io.nightjar.diff.Part;
import io.nightjar.diff.RunDiff;
import io.nightjar.diff.Spread;
import io.nightjar.diff.State;
import io.nightjar.run.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A difference as JSON. */
final class DiffFields {
    private DiffFields() {}

    static Json.Fields of(RunDiff diff) {
        DiffWords words = new DiffWords(diff);
        return new Json.Fields()
                .put("before", run(diff.before()))
                .put("after", run(diff.after()))
                .put("same", diff.same())
                .put(
                        "keys",
                        new Json.Fields()
                                .put("gone", diff.keys().gone())
                                .put("both", diff.keys().both())
                                .put("added", diff.keys().added()))
                .put("score_before", diff.first().map(State::score))
                .put("score_after", diff.last().map(State::score))
                .put("moved", diff.moved())
                .put("decisions_before", diff.first().flatMap(State::before))
                .put("decisions_after", diff.last().flatMap(State::after))
                .put("parts", diff.parts().stream().map(DiffFields::part).toList())
                .put("left_over", diff.rest())
                .put("things", words.things())
                .put("movers", diff.movers().stream().map(DiffFields::mover).toList())
                .put(
                        "scores",
                        diff.spread().map(Spread::lines).orElse(List.of()).stream()
                                .map(line -> new Json.Fields()
                                        .put("figure", line.name())
                                        .put("before", line.before())
                                        .put("after", line.after()))
                                .toList())
                .put("columns", diff.columns().stream().map(DiffFields::column).toList())
                .put("changes", diff.changes().stream().map(DiffFields::change).toList())
                .put("unknown", diff.unknown());
    }

    private static Json.Fields run(RunRecord run) {
        return new Json.Fields()
                .put("run", run.id().value())
                .put("job", run.job())
                .put("date", run.date().toString())
                .put("model", run.model());
    }

    private static Json.Fields part(Part part) {
        List<Json.Fields> features = new ArrayList<>();
        new TreeMap<>(part.features())
                .forEach((feature, margin) ->
                        features.add(new Json.Fields().put("feature", feature).put("margin", margin)));
        return new Json.Fields()
                .put("cause", part.cause().label())
                .put("rows", part.rows())
                .put("score", part.score())
                .put("decisions", part.decisions())
                .put("margin", part.margin())
                .put("features", features)
                .put("baseline", part.baseline());
    }

    private static Json.Fields mover(Mover mover) {
        return new Json.Fields()
                .put("key", mover.key())
                .put("before", mover.before())
                .put("after", mover.after())
                .put("reasons_before", reasons(mover.reasonsBefore()))
                .put("reasons_after", reasons(mover.reasonsAfter()));
    }

    private static List<Json.Fields> reasons(List<Mover.Reason> reasons) {
        return reasons.stream()
                .map(reason ->
                        new Json.Fields().put("feature", reason.feature()).put("contribution", reason.contribution()))
                .toList();
    }

    private static Json.Fields column(MovedColumn column) {
        return new Json.Fields()
                .put("column", column.column())
                .put("psi", column.psi())
                .put("why_not", column.why());
    }

    private static Json.Fields change(Change change) {
        return new Json.Fields()
                .put("area", change.area())
                .put("what", change.what())
                .put("before", change.before())
                .put("after", change.after());
    }
}
