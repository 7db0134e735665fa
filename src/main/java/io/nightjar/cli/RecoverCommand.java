package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Settlement;
import io.nightjar.ledger.Settlement.Kind;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "recover",
        header = "mend what a crash left: settle half-done publications and dead runs",
        description = {
            "",
            "Touches nothing that a living process works on. Safe to repeat. What cannot be settled does not stop the"
                    + " rest; it is the exit code.",
        },
        footer = {"", "Example:", "  nightjar recover"})
final class RecoverCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    RecoverCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Settlement> done = session.services().nights().recover();
        if (json) {
            session.console().print(Json.text(done.stream().map(this::fields).toList()));
        } else {
            print(done);
        }
        return done.stream()
                .flatMap(settlement -> settlement.error().stream())
                .map(error -> error.code().exit())
                .reduce((one, other) -> one.code() > other.code() ? one : other)
                .orElse(ExitStatus.OK)
                .code();
    }

    private void print(List<Settlement> done) {
        Console console = session.console();
        if (done.isEmpty()) {
            console.print("nothing to recover");
        }
        for (Settlement settlement : done) {
            console.print(
                    settlement.kind() == Kind.UNSETTLED
                            ? console.styled(Style.BAD, settlement.sentence())
                            : settlement.sentence());
            settlement
                    .next()
                    .forEach(command ->
                            console.print(console.styled(Style.FAINT, "  next: ") + session.command(command)));
        }
        session.suggest("nightjar status");
    }

    private Json.Fields fields(Settlement settlement) {
        return new Json.Fields()
                .put("kind", settlement.kind().name().toLowerCase(java.util.Locale.ROOT))
                .put("night", settlement.label())
                .put("run", settlement.run().value())
                .put("message", settlement.sentence())
                .put(
                        "error_code",
                        settlement.error().map(NightjarException::code).map(code -> code.code()))
                .put("next", settlement.next().stream().map(session::command).toList());
    }
}
