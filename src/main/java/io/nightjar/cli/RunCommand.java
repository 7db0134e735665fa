package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.RunOptions;
import io.nightjar.job.RunOptions.Patience;
import io.nightjar.job.RunOptions.Published;
import io.nightjar.job.RunOutcome;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunSpec;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        header = "the night's run: plan, score, judge, publish",
        description = {
            "",
            "After a crash or failure it resumes what is there, where the plan still holds. Safe to repeat: what is"
                    + " published is refused (30).",
        },
        footer = {
            "",
            "Example:",
            "  nightjar run flight-delay --date 2001-05-08",
            "  nightjar run flight-delay --date 2001-05-08 --rerun"
        })
final class RunCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "JOB", description = "one of nightjar jobs")
    @Nullable
    String job;

    @Option(
            names = "--date",
            paramLabel = "D",
            description = "2001-05-08, 20010508 or yesterday, which is the default, in the job's zone")
    @Nullable
    String date;

    @Option(names = "--rerun", description = "replace what is published; the old table goes to history")
    boolean rerun;

    @Option(names = "--ok-if-published", description = "exit 0, not 30, where inputs, model and job are unchanged")
    boolean okIfPublished;

    @Option(
            names = "--scratch",
            paramLabel = "DIR",
            description = "score and report into DIR; no ledger, nothing published")
    @Nullable
    String scratch;

    @Option(names = "--no-wait", description = "exit 11 at once where the input is not ready (input.ready)")
    boolean noWait;

    @Mixin
    FlightRecording recording = new FlightRecording();

    @Mixin
    StartedBy startedBy = new StartedBy();

    @Option(names = "--json", description = "the outcome as JSON")
    boolean json;

    RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (rerun && okIfPublished) {
            throw NightjarException.of(
                            ErrorCode.USAGE,
                            "--rerun and --ok-if-published contradict each other: one replaces, the other keeps")
                    .notDone("Nothing was run.");
        }
        if (scratch != null && (rerun || okIfPublished)) {
            throw NightjarException.of(
                            ErrorCode.USAGE,
                            "--scratch publishes nothing, so that --rerun and --ok-if-published mean"
                                    + " nothing with it")
                    .notDone("Nothing was run.");
        }
        JobDefinition definition = session.jobs().load(java.util.Objects.requireNonNull(job));
        RunSpec spec = new RunSpec(definition, session.date(date, definition));
        RunOptions options = new RunOptions(published(), Optional.ofNullable(scratch), startedBy.text(), patience());
        RunOutcome outcome = recording.of(
                session, () -> Attended.of(session, (nights, progress) -> nights.run(spec, options, progress)));
        OutcomeText.print(outcome, definition.zone(), session, json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT);
        return outcome.exit().code();
    }

    private Patience patience() {
        return noWait ? Patience.LOOK_ONCE : Patience.WAIT;
    }

    private Published published() {
        if (rerun) {
            return Published.REPLACE;
        }
        return okIfPublished ? Published.ACCEPT_UNCHANGED : Published.REFUSE;
    }
}
