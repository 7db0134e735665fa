package io.nightjar.cli;

import io.nightjar.backfill.Apply;
import io.nightjar.backfill.BackfillOutcome;
import io.nightjar.backfill.BackfillPlan;
import io.nightjar.backfill.PlanFile;
import io.nightjar.job.Nights;
import io.nightjar.run.JobDefinition;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        header = "run exactly what a plan file says, or refuse",
        description = {
            "",
            "Refuses before anything is run where the world is not as it was planned, and names what: an input file (12),"
                    + " the model (13), the job file, the program or the splits (21), a table published since (30). Stopped"
                    + " or killed, the same command does the rest.",
        },
        footer = {
            "",
            "Example:",
            "  nightjar apply may.plan.json",
            "A plan file is written by nightjar plan --out and nightjar backfill --dry-run --out."
        })
final class ApplyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "a plan file")
    @Nullable
    Path file;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    ApplyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PlanFile plan = PlanFiles.read(Objects.requireNonNull(file), session);
        JobDefinition job = session.jobs().load(plan.job());
        Services services = session.services();
        Nights nights = new LoggedNights(services.manyNights(), session);
        Apply apply = new Apply(plan, job, services.storage(), services::ledger, session.clock());
        BackfillPlan left = apply.plan(nights);
        BackfillText text = new BackfillText(session, "nightjar apply " + file);
        BackfillOutcome outcome = run(apply, left, nights, text);
        text.print(outcome, json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT);
        return outcome.exit().code();
    }

    private BackfillOutcome run(Apply apply, BackfillPlan left, Nights nights, BackfillText text) {
        BackfillProgress progress = new BackfillProgress(left, text, session);
        StopSignals signals = StopSignals.ask(() -> {
            apply.requestStop();
            progress.say("stopping at the next row batch; once more to end at once");
        });
        try {
            return apply.run(left, nights, progress);
        } finally {
            signals.close();
            progress.end();
        }
    }
}
