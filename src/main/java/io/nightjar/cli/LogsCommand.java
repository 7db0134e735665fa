package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.run.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        header = "the log of one run",
        footer = {"", "Example:", "  nightjar logs flight-delay@latest"})
final class LogsCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = RunNames.DESCRIPTION)
    @Nullable
    String run;

    @Option(names = "--path", description = "only where the file is")
    boolean path;

    LogsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RunRecord record = RunNames.find(session, java.util.Objects.requireNonNull(run));
        Path file = session.settings().logFile(record.id().value());
        String shown = session.settings().root().show(file);
        if (!Files.isRegularFile(file)) {
            throw NightjarException.of(
                            ErrorCode.UNKNOWN_RUN,
                            "run " + record.id() + " has no log here (" + shown
                                    + "); it may have run on another machine")
                    .next("nightjar show " + record.id());
        }
        if (path) {
            session.console().print(shown);
            return ExitStatus.OK.code();
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.forEach(session.console()::print);
        } catch (IOException e) {
            throw NightjarException.of(ErrorCode.STORAGE_FAILED, shown + " cannot be read", e);
        }
        return ExitStatus.OK.code();
    }
}
