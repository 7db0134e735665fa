package io.nightjar.cli;

import io.nightjar.config.JobFile;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.publish.OutputLayout;
import io.nightjar.report.ExplainedRow;
import io.nightjar.report.ExplanationHtml;
import io.nightjar.report.RowExplanation;
import io.nightjar.report.RowKey;
import io.nightjar.report.RowMove;
import io.nightjar.report.RowReasons;
import io.nightjar.report.Waterfall;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.Explainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        header = "why one row has its score, or why it moved between two dates",
        description = "Reads the published table and the model's bundle, and no ledger.",
        footer = {
            "",
            "Example:",
            "  nightjar explain flight-delay --date 2001-05-08 --key 2108999",
            "  nightjar explain customers --key 17 --from 2026-03-01 --to 2026-03-02"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "JOB", description = "one of nightjar jobs")
    @Nullable
    String job;

    @Option(
            names = "--key",
            paramLabel = "VALUE",
            required = true,
            description = "of the row; of a key of several columns once for each")
    List<String> key = new ArrayList<>();

    @Option(names = "--date", paramLabel = "DATE", description = "business date; yesterday where there is none")
    @Nullable
    String date;

    @Option(names = "--from", paramLabel = "DATE", description = "why it moved: from this date")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "DATE", description = "to this one")
    @Nullable
    String to;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "write a page with the picture")
    @Nullable
    Path html;

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JobDefinition definition = session.jobs().load(java.util.Objects.requireNonNull(job));
        RowKey row = new RowKey(definition.input().key(), key);
        if (from == null && to == null) {
            one(definition, row);
        } else if (from != null && to != null && date == null) {
            move(definition, row, from, to);
        } else {
            throw NightjarException.of(ErrorCode.USAGE, "write --date, or both --from and --to")
                    .notDone("Nothing was explained.")
                    .next("nightjar explain --help");
        }
        return ExitStatus.OK.code();
    }

    private void one(JobDefinition definition, RowKey row) {
        RowExplanation why = explained(definition, session.date(date, definition), row);
        write(ExplanationHtml.render(why, definition.title()));
        if (json) {
            session.console().print(Json.text(fields(why)));
        } else {
            why.sentences().forEach(session.console()::print);
            session.console().print("");
            Waterfall.lines(why.bars()).forEach(session.console()::print);
        }
    }

    private void move(JobDefinition definition, RowKey row, String first, String last) {
        RowMove move = new RowMove(
                explained(definition, session.date(first, definition), row),
                explained(definition, session.date(last, definition), row));
        write(ExplanationHtml.render(move, definition.title()));
        if (json) {
            session.console().print(Json.text(fields(move)));
            return;
        }
        move.sentences().forEach(session.console()::print);
        for (RowExplanation side : List.of(move.from(), move.to())) {
            session.console().print("");
            session.console().print(side.row().date().toString());
            Waterfall.lines(side.bars()).forEach(session.console()::print);
        }
    }

    private RowExplanation explained(JobDefinition definition, BusinessDate of, RowKey row) {
        OutputLayout layout = new OutputLayout(
                session.settings().output(),
                session.settings().rejects(),
                session.settings().history(),
                session.settings().staging());
        if (session.services()
                .storage()
                .find(layout.table(definition.name(), of))
                .isEmpty()) {
            throw NightjarException.of(
                            ErrorCode.INPUT_MISSING,
                            "nothing is published of " + definition.name() + " for " + of + ": there is no "
                                    + layout.table(definition.name(), of))
                    .notDone("Nothing was explained.")
                    .next("nightjar run " + definition.name() + " --date " + of);
        }
        ExplainedRow found = new RowReasons(session.services().tables(), layout).of(definition, of, row);
        ModelBundle bundle = session.services().models().open(JobFile.modelRef(found.model()));
        Explainer explainer = session.services()
                .scorers()
                .load(bundle, definition.features())
                .scorer()
                .explainer()
                .orElseThrow(() -> NightjarException.of(
                                ErrorCode.MODEL_TYPE,
                                "model " + found.model() + " is not linear with one figure for each row, so that no"
                                        + " score can be taken apart; the night's report estimates what its columns"
                                        + " weigh, by permutation")
                        .notDone("Nothing was explained.")
                        .next("nightjar report " + definition.name() + "@" + of));
        return RowExplanation.of(found, bundle.signature(), explainer.margin());
    }

    private void write(byte[] page) {
        if (html == null) {
            return;
        }
        try {
            Files.write(html, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Json.Fields fields(RowExplanation why) {
        return new Json.Fields()
                .put("job", why.row().job())
                .put("date", why.row().date())
                .put("key", why.row().key().values())
                .put("model", why.row().model())
                .put("prediction", why.row().prediction())
                .put("score", why.row().score())
                .put("decision", why.row().decision())
                .put("label", why.label())
                .put("margin", why.row().margin())
                .put("baselineMargin", why.baseline())
                .put("baselineScore", why.baselineScore())
                .put(
                        "reasons",
                        why.row().reasons().stream()
                                .map(reason -> new Json.Fields()
                                        .put("feature", reason.feature())
                                        .put("value", reason.value())
                                        .put("phrase", reason.phrase())
                                        .put("contribution", reason.contribution()))
                                .toList())
                .put("otherFeatures", (long) why.otherFeatures())
                .put("others", why.others())
                .put("sentences", why.sentences());
    }

    private static Json.Fields fields(RowMove move) {
        return new Json.Fields()
                .put("from", fields(move.from()))
                .put("to", fields(move.to()))
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
}
