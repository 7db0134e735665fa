package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a person reads when something failed: what happened, what was not done, what to type next. */
final class ErrorText {
    private ErrorText() {}

    /** Prints it and returns the exit code. */
    static int report(Throwable failure, Session session) {
        NightjarException error = failure instanceof NightjarException known ? known : unexpected(failure, session);
        print(error, session);
        if (session.options().debug) {
            session.console().error(stackTrace(failure).stripTrailing());
        }
        return error.code().exit().code();
    }

    private static void print(NightjarException error, Session session) {
        if (session.arguments().contains("--json")) {
            session.console().print(Json.text(new Json.Fields().put("error", fields(error, session))));
        }
        tell(error, session);
    }

    /** To the person only, on standard error. */
    static void tell(NightjarException error, Session session) {
        Console console = session.console();
        List<String> lines = error.message().lines().toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        console.error(console.styledError(Style.BAD, error.code().code()) + "  " + first);
        lines.stream().skip(1).forEach(line -> console.error("  " + line));
        error.notDone().ifPresent(sentence -> console.error("  " + sentence));
        error.next().stream()
                .filter(command -> !command.contains("help NJ-"))
                .forEach(command ->
                        console.error(console.styledError(Style.FAINT, "  next: ") + session.command(command)));
        console.error(console.styledError(Style.FAINT, "  more: ")
                + session.command("nightjar help " + error.code().code()));
    }

    /** For programs, which read standard output. */
    static Json.Fields fields(NightjarException error, Session session) {
        return new Json.Fields()
                .put("code", error.code().code())
                .put("exit_code", error.code().exit().code())
                .put("message", error.message())
                .put("next", error.next().stream().map(session::command).toList());
    }

    private static NightjarException unexpected(Throwable failure, Session session) {
        Optional<Path> log = session.settingsFound()
                .flatMap(settings -> CrashLog.append(settings, session.clock(), stackTrace(failure)));
        NightjarException error = NightjarException.of(
                        ErrorCode.INTERNAL,
                        "an unexpected " + failure.getClass().getSimpleName() + detail(failure),
                        failure)
                .notDone("What was not finished before is not finished now; what is published stays.");
        return log.map(file -> error.next("less " + session.settings().root().show(file)))
                .orElseGet(() -> error.next("the same command with --debug"));
    }

    private static String detail(Throwable failure) {
        return failure.getMessage() == null
                ? ""
                : ": " + failure.getMessage().lines().findFirst().orElse("");
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
