package io.nightjar.cli;

import io.nightjar.error.ExitStatus;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "recover",
        header = "mend what a crash left: settle half-done publications and dead runs",
        description = {"", "Touches nothing that a living process works on. Safe to repeat."},
        footer = {"", "Example:", "  nightjar recover"})
final class RecoverCommand implements Callable<Integer> {
    private final Session session;

    RecoverCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<String> done = session.services().nights().recover();
        if (done.isEmpty()) {
            session.console().print("nothing to recover");
        }
        done.forEach(session.console()::print);
        session.suggest("nightjar status");
        return ExitStatus.OK.code();
    }
}
