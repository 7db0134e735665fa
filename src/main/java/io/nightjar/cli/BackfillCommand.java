package io.nightjar.cli;

import io.nightjar.backfill.Backfill;
import io.nightjar.backfill.BackfillOutcome;
import io.nightjar.backfill.BackfillPlan;
import io.nightjar.backfill.BackfillRequest;
import io.nightjar.backfill.BackfillRequest.Order;
import io.nightjar.backfill.BackfillRequest.Start;
import io.nightjar.backfill.Only;
import io.nightjar.backfill.PlanFile;
import io.nightjar.backfill.PlannedDate;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.Nights;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunSpec;
import io.nightjar.schedule.DueCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backfill",
        header = "run many dates: by default those that are missing or failed",
        description = {
            "",
            "A date that fails does not stop the others. Stopped or killed, the same command does the rest. Of a job with a"
                    + " schedule only its due dates are run, of any other every date. Exits as the worst of its dates"
                    + " (nightjar help exit-codes).",
        },
        footer = {
            "",
            "Example:",
            "  nightjar backfill flight-delay --from 2001-05-01 --to 2001-05-08 --dry-run",
            "  nightjar backfill flight-delay --from 2001-05-01 --to 2001-05-08 --parallel 2",
            "  nightjar backfill flight-delay --from 2001-05-01 --to 2001-05-08 --only stale-model,stale-input"
        })
final class BackfillCommand implements Callable<Integer> {
    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_DATES = 3700;

    private final Session session;

    @Parameters(paramLabel = "JOB", description = "one of nightjar jobs")
    @Nullable
    String job;

    @Option(names = "--from", paramLabel = "D", required = true, description = "the first date")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "D", required = true, description = "the last date")
    @Nullable
    String to;

    @Option(
            names = "--only",
            paramLabel = "WHICH",
            split = ",",
            description =
                    "missing, failed, stale-model, stale-input, all; several with commas (default: missing,failed)")
    List<String> only = new ArrayList<>();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "1",
            description = "so many nights at once, which share scoring.threads (default: 1)")
    int parallel = 1;

    @Option(names = "--newest-first", description = "begin with the last date; without it with the first")
    boolean newestFirst;

    @Option(names = "--anew", description = "with --only all: do not go on with one that was interrupted")
    boolean anew;

    @Option(names = "--dry-run", description = "say what would be done with each date; run nothing")
    boolean dryRun;

    @Option(names = "--out", paramLabel = "FILE", description = "with --dry-run: write a plan file for nightjar apply")
    @Nullable
    Path out;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    BackfillCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        BackfillRequest request = request(session.jobs().load(Objects.requireNonNull(job)));
        Services services = session.services();
        Backfill backfill = new Backfill(
                request,
                services.models(),
                services.storage(),
                unwanted(request.job()),
                services::ledger,
                session.clock());
        BackfillPlan plan = backfill.plan();
        BackfillText text = new BackfillText(session);
        if (dryRun) {
            text.print(plan, json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT);
            if (out != null) {
                freeze(plan, out);
            }
            return ExitStatus.OK.code();
        }
        if (out != null) {
            throw wrong("--out writes what a --dry-run found; without --dry-run it means nothing");
        }
        BackfillOutcome outcome = run(backfill, plan, text);
        text.print(outcome, json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT);
        return outcome.exit().code();
    }

    /** Dates that cannot be planned cannot be run as planned: they are named and left out. */
    private void freeze(BackfillPlan plan, Path file) {
        List<PlanFile.Planned> nights = new ArrayList<>();
        for (PlannedDate date : plan.toRun()) {
            try {
                RunSpec spec = new RunSpec(plan.request().job(), date.date());
                nights.add(new PlanFile.Planned(
                        date, session.services().nights().plan(spec).frozen()));
            } catch (NightjarException e) {
                session.console()
                        .error(date.date() + "  left out of the plan file: "
                                + e.code().code() + "  " + e.message());
            }
        }
        if (nights.isEmpty()) {
            session.console().error("no plan file: there is no date to be run that can be planned");
            return;
        }
        PlanFile frozen =
                new PlanFile(plan.request().job().name(), plan.request().atOnce(), nights);
        PlanFiles.write(frozen, file, session);
        session.console()
                .error("plan " + frozen.digest() + " of " + Words.count(nights.size(), "night") + " written to " + file
                        + "; next: " + session.command("nightjar apply " + file));
    }

    private BackfillOutcome run(Backfill backfill, BackfillPlan plan, BackfillText text) {
        BackfillProgress progress = new BackfillProgress(plan, text, session);
        Nights nights = new LoggedNights(session.services().manyNights(), session);
        StopSignals signals = StopSignals.ask(() -> {
            backfill.requestStop();
            progress.say("stopping at the next row batch; once more to end at once");
        });
        try {
            return backfill.run(plan, nights, session.services().backfillWriter(), progress);
        } finally {
            signals.close();
            progress.end();
        }
    }

    private BackfillRequest request(JobDefinition definition) {
        BusinessDate first = session.date(from, definition);
        BusinessDate last = session.date(to, definition);
        if (last.date().isBefore(first.date())) {
            throw wrong("--to " + last + " lies before --from " + first);
        }
        if (ChronoUnit.DAYS.between(first.date(), last.date()) >= MOST_DATES) {
            throw wrong("from " + first + " to " + last + " are more than " + MOST_DATES + " dates");
        }
        if (parallel < 1 || parallel > MOST_AT_ONCE) {
            throw wrong("--parallel must be from 1 to " + MOST_AT_ONCE + ", not " + parallel);
        }
        return new BackfillRequest(
                definition,
                first,
                last,
                selection(),
                newestFirst ? Order.NEWEST_FIRST : Order.OLDEST_FIRST,
                parallel,
                anew ? Start.ANEW : Start.GO_ON);
    }

    private Set<Only> selection() {
        if (only.isEmpty()) {
            return Only.USUAL;
        }
        Set<Only> selected = EnumSet.noneOf(Only.class);
        for (String word : only) {
            try {
                selected.add(Only.parse(word));
            } catch (IllegalArgumentException e) {
                throw wrong("--only " + e.getMessage());
            }
        }
        return selected;
    }

    private NightjarException wrong(String message) {
        return NightjarException.of(ErrorCode.USAGE, message)
                .notDone("Nothing was run.")
                .next("nightjar backfill --help");
    }

    /** Why a date is none of the job's. Without a schedule nobody knows better than who asks. */
    private Function<BusinessDate, Optional<String>> unwanted(JobDefinition definition) {
        Optional<DueCalendar> calendar = DueDates.calendar(definition, session);
        Instant now = session.clock().instant();
        return date -> calendar.flatMap(known -> known.due(date)
                .map(due -> due.isAfter(now)
                        ? Optional.of("due at " + Words.time(due, definition.zone()))
                        : Optional.<String>empty())
                .orElse(Optional.of("the schedule leaves it out")));
    }
}
