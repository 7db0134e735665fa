package io.nightjar.cli;

import io.nightjar.ledger.Decision;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    DecidedRun decided = new DecidedRun();

    AbandonCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return decided.decide(session, Decision.Kind.ABANDON);
    }
}
