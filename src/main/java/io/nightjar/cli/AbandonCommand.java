package io.nightjar.cli;

import io.nightjar.ledger.Decision;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "abandon",
        header = "give up a run that failed, was stopped or held; its date is no longer waited for",
        description = {
            "",
            "For a date that was mistyped, or that will never be delivered. Clears what the run has in staging."
        },
        footer = {"", "Example:", "  nightjar abandon flight-delay@2001-05-08 --reason 'the date was mistyped'"})
final class AbandonCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = RunNames.DESCRIPTION)
    @Nullable
    String run;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why, for the record")
    @Nullable
    String reason;

    @Mixin
    StartedBy startedBy = new StartedBy();

    AbandonCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Decision decision = new Decision(Decision.Kind.ABANDON, Objects.requireNonNull(reason), startedBy.text());
        return DecisionText.decide(session, Objects.requireNonNull(run), decision);
    }
}
