package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.HistoryWriter;
import io.nightjar.ledger.HistoryWriter.Known;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.PastJob;
import io.nightjar.rebuild.JobHistory;
import io.nightjar.rebuild.Rebuild;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ledger",
        header = "make the ledger's history again, when the database is lost",
        subcommands = LedgerCommand.RebuildHistory.class,
        footer = {"", "Example:", "  nightjar ledger rebuild --dry-run"})
final class LedgerCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw NightjarException.of(ErrorCode.USAGE, "ledger needs a command: rebuild")
                .next("nightjar ledger rebuild --dry-run");
    }

    @Command(
            name = "rebuild",
            header = "writes runs, publications and chain of jobs of which the ledger knows nothing",
            description = {
                "",
                "Reads receipts in output and history, their chains and the profiles beside the reports; believes what is as it"
                        + " was written, and names what is not (exit 50). Each job is written whole or not at all. Safe to repeat.",
            },
            footer = {"", "Example:", "  nightjar ledger rebuild --dry-run", "  nightjar ledger rebuild flight-delay"})
    static final class RebuildHistory implements Callable<Integer> {
        private final Session session;

        @Parameters(arity = "0..1", paramLabel = "JOB", description = "one job only")
        @Nullable
        String job;

        @Option(names = "--dry-run", description = "say what would be written; write nothing")
        boolean dryRun;

        @Option(names = "--json", description = "as JSON")
        boolean json;

        RebuildHistory(Session session) {
            this.session = session;
        }

        /** What came of one job. */
        private record Rebuilt(JobHistory history, Optional<Known> known, Optional<NightjarException> refused) {
            ExitStatus exit() {
                return refused.map(e -> e.code().exit())
                        .orElse(history.isWhole() ? ExitStatus.OK : ExitStatus.MISMATCH);
            }

            String words(boolean isDry) {
                if (refused.isPresent()) {
                    return "refused";
                }
                if (history.past().isEmpty()) {
                    return "refused: its chain is not whole; put a whole copy of it in place, or move it away";
                }
                boolean isThere = known.filter(found -> found == Known.ALL).isPresent();
                return isThere ? "there already" : isDry ? "would be written" : "written";
            }
        }

        @Override
        public Integer call() {
            Rebuild rebuild = session.services().rebuild();
            List<Rebuilt> done = new ArrayList<>();
            for (String name : jobs(rebuild)) {
                done.add(rebuilt(rebuild.of(name)));
            }
            if (!dryRun && done.stream().anyMatch(one -> one.known().equals(Optional.of(Known.NOTHING)))) {
                FreshStatus.of(session);
            }
            print(done);
            return ExitStatus.mostSevere(done.stream().map(Rebuilt::exit).toList())
                    .code();
        }

        private Collection<String> jobs(Rebuild rebuild) {
            Collection<String> there = rebuild.jobs();
            if (job == null) {
                return there;
            }
            if (!there.contains(job)) {
                TreeSet<String> known = new TreeSet<>(session.jobs().names());
                known.addAll(there);
                if (!known.contains(job)) {
                    throw JobNames.unknown(job, known);
                }
            }
            return Set.of(job);
        }

        private Rebuilt rebuilt(JobHistory history) {
            if (history.past().isEmpty()) {
                return new Rebuilt(history, Optional.empty(), Optional.empty());
            }
            PastJob past = history.past().get();
            try {
                return new Rebuilt(history, Optional.of(dryRun ? look(past) : write(past)), Optional.empty());
            } catch (NightjarException e) {
                if (e.code() != ErrorCode.LEDGER_HAS_HISTORY) {
                    throw e;
                }
                return new Rebuilt(history, Optional.of(Known.OTHERS), Optional.of(e));
            }
        }

        private Known look(PastJob past) {
            try (LedgerReader ledger = session.services().ledger()) {
                Known known = HistoryWriter.known(ledger, past);
                if (known == Known.OTHERS) {
                    throw HistoryWriter.hasHistory(
                            past.job(),
                            ledger.runs().list(past.job(), Integer.MAX_VALUE).size());
                }
                return known;
            }
        }

        private Known write(PastJob past) {
            return session.services().openLedger().historyWriter().write(past);
        }

        private void print(List<Rebuilt> done) {
            Console console = session.console();
            if (json) {
                console.print(Json.text(new Json.Fields()
                        .put("dry_run", dryRun)
                        .put("jobs", done.stream().map(this::fields).toList())));
                return;
            }
            if (done.isEmpty()) {
                console.print("no job has an output or a history folder");
            }
            for (Rebuilt one : done) {
                console.print(console.styled(Console.Style.STRONG, one.history().job()) + "  " + one.words(dryRun)
                        + one.history().past().map(RebuildHistory::counted).orElse(""));
                TextTable table = TextTable.of("state", "what", "found");
                one.history().checks().forEach(check -> CheckText.row(table, check));
                table.print(console);
                console.print("");
                one.refused().ifPresent(e -> {
                    console.error(e.code().code() + "  " + e.message());
                    e.notDone().ifPresent(console::error);
                    e.next().forEach(session::suggest);
                });
            }
            boolean isToDo = dryRun && done.stream().anyMatch(one -> one.known().equals(Optional.of(Known.NOTHING)));
            session.suggest(
                    isToDo ? "nightjar ledger rebuild" + (job == null ? "" : " " + job) : "nightjar verify --chain",
                    "nightjar status");
        }

        private static String counted(PastJob past) {
            return ": " + Words.count(past.runs().size(), "run") + ", "
                    + Words.count(past.publications().size(), "publication") + ", "
                    + Words.count(past.chain().size(), "record") + " of its chain";
        }

        private Json.Fields fields(Rebuilt one) {
            Optional<PastJob> past = one.history().past();
            return new Json.Fields()
                    .put("job", one.history().job())
                    .put("outcome", one.words(dryRun))
                    .put("exit_code", one.exit().code())
                    .put("error_code", one.refused().map(e -> e.code().code()))
                    .put(
                            "runs",
                            past.map(known -> known.runs().stream()
                                            .map(run -> RunFields.of(run.record()))
                                            .toList())
                                    .orElse(List.of()))
                    .put(
                            "publications",
                            past.map(known -> known.publications().size()).orElse(0))
                    .put(
                            "chain_records",
                            past.map(known -> known.chain().size()).orElse(0))
                    .put(
                            "checks",
                            one.history().checks().stream()
                                    .map(CheckText::fields)
                                    .toList());
        }
    }
}
