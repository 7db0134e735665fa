package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.config.NearestName;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "help",
        header = "a command, an error code, or the exit codes, explained",
        footer = {"", "Example:", "  nightjar help NJ-INPUT-MISSING"})
final class HelpCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            description = "a command, a code such as NJ-INPUT-MISSING, 'codes', or 'exit-codes'")
    @Nullable
    String topic;

    HelpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CommandLine root = Cli.build(session);
        if (topic == null) {
            root.usage(root.getOut());
        } else if (topic.equals("codes")) {
            codes().print(session.console());
        } else if (topic.equals("exit-codes")) {
            exitCodes().print(session.console());
            session.console().print("");
            session.console()
                    .print("Many dates at once (backfill, apply) end as the most severe of theirs, in this order:");
            session.console()
                    .print("  "
                            + ExitStatus.bySeverity().stream()
                                    .map(status -> String.valueOf(status.code()))
                                    .collect(Collectors.joining(", ")));
        } else if (topic.toUpperCase(Locale.ROOT).startsWith("NJ-")) {
            printPage(ErrorPages.code(topic));
        } else {
            CommandLine command = root.getSubcommands().get(topic);
            if (command == null) {
                throw NightjarException.of(
                                ErrorCode.USAGE,
                                "there is no command '" + topic + "'"
                                        + NearestName.hint(
                                                topic, root.getSubcommands().keySet()))
                        .next("nightjar help");
            }
            command.usage(root.getOut());
        }
        return ExitStatus.OK.code();
    }

    private void printPage(ErrorCode code) {
        Console console = session.console();
        Optional<String> page = ErrorPages.of(code);
        page.orElse("# " + code.code()).lines().forEach(line -> {
            if (line.startsWith("#")) {
                console.print(console.styled(Style.STRONG, line.replaceFirst("^#+ *", "")));
            } else {
                console.print(line.startsWith("    nightjar") ? "    " + session.command(line.strip()) : line);
            }
        });
    }

    private static TextTable codes() {
        TextTable table = TextTable.of("code", ">exit");
        for (ErrorCode code : ErrorCode.values()) {
            table.row(Cell.of(code.code()), Cell.of(code.exit().code()));
        }
        return table;
    }

    private static TextTable exitCodes() {
        TextTable table = TextTable.of(">exit", "meaning");
        for (ExitStatus status : ExitStatus.values()) {
            table.row(Cell.of(status.code()), Cell.of(meaning(status)));
        }
        return table;
    }

    private static String meaning(ExitStatus status) {
        return switch (status) {
            case OK -> "done; published";
            case NO -> "the answer to the question is no";
            case USAGE -> "wrong usage, invalid job file or settings";
            case HELD -> "held by a quality gate; nothing published";
            case NOT_READY -> "input not ready; try again later";
            case CONTRACT -> "input breaks the contract: missing column, wrong type, corrupt file, duplicate key";
            case MODEL -> "model refused";
            case RESTART -> "technical failure: restart it";
            case PERSON -> "technical failure that needs a person first";
            case PUBLISHED -> "already published";
            case BUSY -> "another live process owns this run or the embedded ledger";
            case UNKNOWN -> "outcome of the commit unknown: run recover";
            case MISMATCH -> "not reproduced, or a digest does not match";
            case STOPPED -> "stopped on request; restart it";
        };
    }
}
