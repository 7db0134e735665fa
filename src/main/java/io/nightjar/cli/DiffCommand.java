package io.nightjar.cli;

import io.nightjar.diff.DiffPage;
import io.nightjar.diff.DiffWords;
import io.nightjar.diff.Keys;
import io.nightjar.diff.RunDiff;
import io.nightjar.diff.RunDiffs;
import io.nightjar.diff.Side;
import io.nightjar.diff.Sides;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.publish.OutputLayout;
import io.nightjar.report.ComparisonHtml;
import io.nightjar.run.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        header = "why two runs of a job differ, and which change moved the scores by how much",
        description = {
            "",
            "Reads both tables, receipts and models, and what is left of the input, which it scores again: by the other"
                    + " run's model where that is another one. Changes nothing. Exits 0 where the tables are equal byte"
                    + " for byte, 1 where they are not."
        },
        footer = {
            "",
            "Example:",
            "  nightjar diff flight-delay@2001-05-08 flight-delay@2001-05-09",
            "  nightjar diff 62296e 9f3a01 --html why.html"
        })
final class DiffCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "the first: id or its first digits, JOB@DATE, JOB@latest")
    @Nullable
    String first;

    @Parameters(index = "1", paramLabel = "RUN", description = "the second")
    @Nullable
    String second;

    @Option(names = "--show-keys", description = "name the keys whose score moved most")
    boolean showKeys;

    @Option(names = "--html", paramLabel = "FILE", description = "write a page")
    @Nullable
    Path html;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    DiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (LedgerReader ledger = session.services().ledger()) {
            RunRecord before = ledger.runs().find(Objects.requireNonNull(first));
            RunRecord after = ledger.runs().find(Objects.requireNonNull(second));
            if (!before.job().equals(after.job())) {
                throw NightjarException.of(
                                ErrorCode.USAGE,
                                "run " + before.id() + " is of job " + before.job() + ", and run " + after.id() + " of "
                                        + after.job() + ": two runs of one job are compared")
                        .notDone("Nothing was compared.")
                        .next("nightjar runs " + before.job());
            }
            Sides sides = sides(ledger);
            Side from = sides.of(before);
            Side to = sides.of(after);
            RunDiff diff = new RunDiffs(
                            session.services().tables(),
                            session.services().scorers(),
                            ledger,
                            session.settings().batchRows())
                    .between(from, to, showKeys ? Keys.SHOWN : Keys.WITHHELD);
            show(diff, to.job().title());
            return (diff.same() ? ExitStatus.OK : ExitStatus.NO).code();
        }
    }

    private Sides sides(LedgerReader ledger) {
        OutputLayout layout = new OutputLayout(
                session.settings().output(),
                session.settings().rejects(),
                session.settings().history(),
                session.settings().staging());
        return new Sides(
                session.services().storage(),
                session.services().tables(),
                session.services().models(),
                layout,
                ledger,
                (name, text) -> session.jobs().parse(name, text));
    }

    private void show(RunDiff diff, String title) {
        DiffPage page = new DiffPage(diff);
        if (html != null) {
            write(html, ComparisonHtml.render(page.page(title)));
        }
        if (json) {
            session.console().print(Json.text(DiffFields.of(diff)));
            return;
        }
        DiffWords words = new DiffWords(diff);
        session.console().print(words.headline());
        words.moves().forEach(session.console()::print);
        List<String> things = words.things();
        if (!things.isEmpty()) {
            session.console().print("What explains most of it:");
            for (int thing = 0; thing < things.size(); thing++) {
                session.console().print("  " + (thing + 1) + ". " + things.get(thing));
            }
        }
        for (ComparisonHtml.Table table : page.tables()) {
            session.console().print("");
            session.console().print(table.title() + (table.note().isEmpty() ? "" : ". " + table.note()));
            print(table);
        }
        if (!diff.unknown().isEmpty()) {
            session.console().print("");
            session.console().print("What cannot be told:");
            diff.unknown().forEach(sentence -> session.console().print("  " + sentence));
        }
        session.suggest(
                "nightjar diff " + diff.before().id() + " " + diff.after().id() + " --html diff.html");
    }

    private void print(ComparisonHtml.Table table) {
        TextTable text = TextTable.verbatim(table.head());
        table.rows().forEach(row -> text.row(row.stream().map(Cell::of).toArray(Cell[]::new)));
        text.print(session.console());
    }

    private static void write(Path file, byte[] page) {
        try {
            Files.write(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
