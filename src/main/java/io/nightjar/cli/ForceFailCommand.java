package io.nightjar.cli;

import io.nightjar.ledger.Decision;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "force-fail",
        header = "fail a run that says it is under way, where nobody else can know",
        description = {
            "",
            "For a run that hangs, or whose commit nobody can tell the outcome of. Its"
                    + " lease is taken even from a living process, which can"
                    + " publish nothing any more. Where its table lies in place it is published instead. Nothing is deleted."
        },
        footer = {"", "Example:", "  nightjar force-fail flight-delay@2001-05-08 --reason 'its machine is gone'"})
final class ForceFailCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    DecidedRun decided = new DecidedRun();

    ForceFailCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return decided.decide(session, Decision.Kind.FORCE_FAIL);
    }
}
