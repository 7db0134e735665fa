package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        header = "the log of one run",
        description = {
            "",
            "Every line has its time in UTC, the run, and the split where it is about one; with log.format=json it is a"
                    + " JSON object."
        },
        footer = {
            "",
            "Example:",
            "  nightjar logs flight-delay@latest",
            "  nightjar logs flight-delay@latest --failed",
            "  nightjar logs flight-delay@latest --follow --split 3"
        })
final class LogsCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Session session;
    private long printed;

    @Parameters(paramLabel = "RUN", description = RunNames.DESCRIPTION)
    @Nullable
    String run;

    @Option(names = "--path", description = "only where the file is")
    boolean path;

    @Option(names = "--follow", description = "go on until the run is over")
    boolean follow;

    @Option(names = "--failed", description = "errors and warnings, and all that is said of splits that failed")
    boolean failed;

    @Option(names = "--split", paramLabel = "N", description = "only lines of this split, counted from 0")
    @Nullable
    Integer split;

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
        LogFilter filter =
                new LogFilter(Optional.ofNullable(split), failed ? LogFilter.Only.FAILED : LogFilter.Only.ALL);
        if (follow) {
            new LogFollow(file, () -> isOver(record.id()), LogsCommand::pause).each(lines -> print(filter.next(lines)));
        } else {
            print(filter.whole(read(file, shown)));
        }
        if (printed == 0) {
            sayWhatThereIsInstead(record);
        }
        return ExitStatus.OK.code();
    }

    private void print(List<String> lines) {
        lines.forEach(session.console()::print);
        printed += lines.size();
    }

    /** Nothing at all leaves one in doubt whether one has asked for the right thing. */
    private void sayWhatThereIsInstead(RunRecord record) {
        String asked = (failed ? "no error or warning" : "no line") + (split == null ? "" : " of split " + split);
        session.console()
                .error("The log of run " + record.id() + " has " + asked + ". All of it: "
                        + session.command("nightjar logs " + record.id()));
    }

    private static List<String> read(Path file, String shown) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw NightjarException.of(ErrorCode.STORAGE_FAILED, shown + " cannot be read", e);
        }
    }

    private boolean isOver(RunId id) {
        try (LedgerReader ledger = session.services().ledger()) {
            return ledger.runs()
                    .get(id)
                    .filter(found -> found.status() == RunStatus.RUNNING || found.status() == RunStatus.PUBLISHING)
                    .filter(found -> !ledger.runs().isDeserted(found))
                    .isEmpty();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
