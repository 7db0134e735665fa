package io.nightjar.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Where commands print: answers to standard output, everything about the way there to standard error. Whatever passes
 * through has known secrets masked.
 */
public final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private UnaryOperator<String> mask = UnaryOperator.identity();
    private boolean colours = true;

    /** Which of the two streams a person watches. */
    public record Terminal(boolean out, boolean err) {}

    /** How a word is coloured on a terminal. */
    enum Style {
        GOOD("32"),
        WARNING("33"),
        BAD("31"),
        STRONG("1"),
        FAINT("2");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    public Console(PrintStream out, PrintStream err, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    void maskWith(UnaryOperator<String> newMask) {
        this.mask = newMask;
    }

    /** For people who set NO_COLOR. */
    void withoutColours() {
        colours = false;
    }

    void print(String line) {
        out.println(mask.apply(line));
    }

    void error(String line) {
        err.println(mask.apply(line));
    }

    /** Text without a line end, for a bar that is drawn again. */
    void draw(String text) {
        err.print(mask.apply(text));
        err.flush();
    }

    /** For help texts, which hold no secret. */
    PrintWriter writer() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /** For help texts, which hold no secret. */
    PrintWriter errorWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    boolean drawsProgress() {
        return terminal.err();
    }

    /** For standard output; plain where nobody watches. */
    String styled(Style style, String text) {
        return colours() ? paint(style, text) : text;
    }

    /** For standard error; plain where nobody watches. */
    String styledError(Style style, String text) {
        return terminal.err() && colours ? paint(style, text) : text;
    }

    boolean colours() {
        return terminal.out() && colours;
    }

    private static String paint(Style style, String text) {
        return "\u001b[" + style.code + "m" + text + "\u001b[0m";
    }
}
