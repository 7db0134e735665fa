package io.nightjar.cli;

import io.nightjar.config.JobFile;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.OutputLayout;
import io.nightjar.report.Explained;
import io.nightjar.report.ExplanationHtml;
import io.nightjar.report.Explanations;
import io.nightjar.report.Moved;
import io.nightjar.report.RowKey;
import io.nightjar.report.Waterfall;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
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
        description = {
            "Reads the published table and the model's bundle, and no ledger. What a model that is not linear made of a row",
            "is estimated by permutation, from the columns that the table passes through."
        },
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
        Explained why = explanations().of(definition, published(definition, date), row);
        write(ExplanationHtml.render(why, definition.title()));
        if (json) {
            session.console().print(Json.text(ExplainFields.of(why)));
        } else {
            why.sentences().forEach(session.console()::print);
            session.console().print("");
            Waterfall.lines(why.bars()).forEach(session.console()::print);
        }
    }

    private void move(JobDefinition definition, RowKey row, String first, String last) {
        Moved why = explanations().between(definition, published(definition, first), published(definition, last), row);
        write(ExplanationHtml.render(why, definition.title()));
        if (json) {
            session.console().print(Json.text(ExplainFields.of(why)));
            return;
        }
        why.sentences().forEach(session.console()::print);
        for (Moved.Fall fall : why.falls()) {
            session.console().print("");
            session.console().print(fall.subject().title());
            Waterfall.lines(fall.bars()).forEach(session.console()::print);
        }
    }

    private Explanations explanations() {
        return new Explanations(
                session.services().tables(),
                layout(),
                model -> session.services().models().open(JobFile.modelRef(model)),
                session.services().scorers());
    }

    private OutputLayout layout() {
        return new OutputLayout(
                session.settings().output(),
                session.settings().rejects(),
                session.settings().history(),
                session.settings().staging());
    }

    private BusinessDate published(JobDefinition definition, @Nullable String typed) {
        BusinessDate of = session.date(typed, definition);
        String table = layout().table(definition.name(), of);
        if (session.services().storage().find(table).isEmpty()) {
            throw NightjarException.of(
                            ErrorCode.INPUT_MISSING,
                            "nothing is published of " + definition.name() + " for " + of + ": there is no " + table)
                    .notDone("Nothing was explained.")
                    .next("nightjar run " + definition.name() + " --date " + of);
        }
        return of;
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
}
