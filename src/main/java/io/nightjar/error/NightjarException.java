package io.nightjar.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of Nightjar: what is known, what was not done, what to do next. Its message never holds a value of
 * the data, since it is stored in the ledger and in logs.
 */
public final class NightjarException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String notDone;
    private final transient List<String> next;

    private NightjarException(
            ErrorCode code, String message, String notDone, List<String> next, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.notDone = notDone;
        this.next = List.copyOf(next);
    }

    /** What happened, in one sentence that names file, column and row where there are any. */
    public static NightjarException of(ErrorCode code, String message) {
        return new NightjarException(code, message, "", List.of(), null);
    }

    /** The same with the exception it came from, which is shown only on {@code --debug}. */
    public static NightjarException of(ErrorCode code, String message, Throwable cause) {
        return new NightjarException(code, message, "", List.of(), cause);
    }

    /** What was left undone or is still as it was, for example "Nothing was published." */
    public NightjarException notDone(String sentence) {
        return copy(sentence, next);
    }

    /** A command that the operator can type next; may be called several times, best first. */
    public NightjarException next(String command) {
        List<String> commands = new ArrayList<>(next);
        commands.add(command);
        return copy(notDone, commands);
    }

    /** The same, said of a file: its message begins with it. */
    public NightjarException in(String file) {
        return copy(file + ": " + message(), notDone, next);
    }

    private NightjarException copy(String sentence, List<String> commands) {
        return copy(message(), sentence, commands);
    }

    private NightjarException copy(String message, String sentence, List<String> commands) {
        NightjarException copy = new NightjarException(code, message, sentence, commands, getCause());
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    public ErrorCode code() {
        return code;
    }

    /** The message, never null. */
    public String message() {
        return String.valueOf(getMessage());
    }

    public Optional<String> notDone() {
        return notDone.isEmpty() ? Optional.empty() : Optional.of(notDone);
    }

    public List<String> next() {
        return next;
    }
}
