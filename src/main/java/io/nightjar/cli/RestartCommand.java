package io.nightjar.cli;

import io.nightjar.job.RunOutcome;
import io.nightjar.run.RunRecord;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restart",
        header = "finish a run that failed or was stopped, with the plan it had",
        description = {"", "Scores only the splits that are not done. Refuses where input, model or job changed."},
        footer = {"", "Example:", "  nightjar restart flight-delay@2001-05-08"})
final class RestartCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = RunNames.DESCRIPTION)
    @Nullable
    String run;

    @Mixin
    FlightRecording recording = new FlightRecording();

    @Mixin
    StartedBy startedBy = new StartedBy();

    @Option(names = "--json", description = "the outcome as JSON")
    boolean json;

    RestartCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RunRecord record = RunNames.find(session, java.util.Objects.requireNonNull(run));
        RunOutcome outcome = recording.of(
                session,
                () -> Attended.of(
                        session, (nights, progress) -> nights.restart(record.id(), startedBy.text(), progress)));
        OutcomeText.print(
                outcome,
                new RunRows(session).zone(record.job()),
                session,
                json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT);
        return outcome.exit().code();
    }
}
