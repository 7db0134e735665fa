package io.nightjar.cli;

import io.nightjar.error.ExitStatus;
import io.nightjar.torture.TableWatch;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "torture-watch",
        hidden = true,
        header = "the reader that torture starts: looks at a table until its standard input ends")
final class TortureWatchCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "TABLE")
    @Nullable
    String table;

    @Parameters(index = "1..*", paramLabel = "SHA256")
    List<String> whole = List.of();

    TortureWatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CompletableFuture<Void> end = CompletableFuture.runAsync(TortureWatchCommand::readToTheEnd);
        session.console().print("looking");
        long looks = new TableWatch(session.services().storage(), Objects.requireNonNull(table), new HashSet<>(whole))
                .look(() -> !end.isDone(), session.console()::print);
        session.console().print("looked " + looks);
        return ExitStatus.OK.code();
    }

    /** Whoever started it lets it end by closing its standard input. */
    private static void readToTheEnd() {
        try {
            while (System.in.read() >= 0) {
                // Whatever somebody types is not the end.
            }
        } catch (IOException e) {
            // A closed stream has ended too.
        }
    }
}
