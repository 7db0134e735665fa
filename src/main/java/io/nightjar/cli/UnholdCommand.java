package io.nightjar.cli;

import io.nightjar.ledger.Decision;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "unhold",
        header = "keep a run on hold no longer: the rules of retention are for it as for others",
        footer = {"", "Example:", "  nightjar unhold flight-delay@2001-05-08 --reason 'the audit is over'"})
final class UnholdCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    DecidedRun decided = new DecidedRun();

    UnholdCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return decided.decide(session, Decision.Kind.UNHOLD);
    }
}
