package io.nightjar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A small table: for people aligned text, for programs a JSON array with an object a row. Both hold the same. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<Heading> headings;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** A column's name, also its JSON name, and the side to which its texts are pushed. */
    private record Heading(String name, String shown, Side side) {
        static Heading of(String name, String shown) {
            return name.startsWith(">")
                    ? new Heading(name.substring(1), shown.substring(1), Side.RIGHT)
                    : new Heading(name, shown, Side.LEFT);
        }
    }

    private enum Side {
        LEFT,
        RIGHT
    }

    private TextTable(List<Heading> headings) {
        this.headings = headings;
    }

    /** Columns by name, for people without underscores; those that begin with {@code >} are pushed to the right. */
    static TextTable of(String... names) {
        return new TextTable(Stream.of(names)
                .map(name -> Heading.of(name, name.replace('_', ' ')))
                .toList());
    }

    /** Columns whose names hold words of the data, which are shown as they are. */
    static TextTable verbatim(List<String> names) {
        return new TextTable(names.stream().map(name -> Heading.of(name, name)).toList());
    }

    void row(Cell... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException("a row needs " + headings.size() + " cells");
        }
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints it, coloured where the console is a terminal. */
    void print(Console console) {
        int[] widths = widths();
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            pad(head, headings.get(i).shown(), Optional.empty(), i, widths, console);
        }
        console.print(console.styled(Console.Style.FAINT, head.toString().stripTrailing()));
        for (List<Cell> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                pad(line, row.get(i).text(), row.get(i).style(), i, widths, console);
            }
            console.print(line.toString().stripTrailing());
        }
    }

    private void pad(
            StringBuilder line, String text, Optional<Console.Style> style, int column, int[] widths, Console console) {
        String blanks = " ".repeat(widths[column] - text.length());
        String painted = style.map(s -> console.styled(s, text)).orElse(text);
        line.append(headings.get(column).side() == Side.RIGHT ? blanks + painted : painted + blanks)
                .append(GAP);
    }

    private int[] widths() {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = headings.get(i).shown().length();
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).text().length());
            }
        }
        return widths;
    }

    /** Prints it as JSON. */
    void printJson(Console console) {
        List<Json.Fields> objects = new ArrayList<>();
        for (List<Cell> row : rows) {
            Json.Fields fields = new Json.Fields();
            for (int i = 0; i < headings.size(); i++) {
                fields.put(headings.get(i).name(), row.get(i).value());
            }
            objects.add(fields);
        }
        console.print(Json.text(objects));
    }
}
