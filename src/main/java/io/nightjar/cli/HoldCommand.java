package io.nightjar.cli;

import io.nightjar.ledger.Decision;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "hold",
        header = "keep a run and all that its receipt needs: prune leaves it, whatever the rules say",
        description = {
            "",
            "Its table in history, receipt, rejects, parts, report, log and record stay until 'unhold'. Recorded, with who and why, in"
                    + " the chain too. Has nothing to do with a run that a gate held, which 'release' publishes."
        },
        footer = {"", "Example:", "  nightjar hold flight-delay@2001-05-08 --reason 'the auditors want it'"})
final class HoldCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    DecidedRun decided = new DecidedRun();

    HoldCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return decided.decide(session, Decision.Kind.HOLD);
    }
}
