package io.nightjar.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Markdown table whose source is aligned. */
final class Columns {
    private Columns() {}

    static String align(List<String> heads, List<List<String>> lines) {
        int[] widths = IntStream.range(0, heads.size())
                .map(i -> Math.max(
                        heads.get(i).length(),
                        lines.stream()
                                .mapToInt(line -> cell(line.get(i)).length())
                                .max()
                                .orElse(0)))
                .toArray();
        List<List<String>> all = new ArrayList<>();
        all.add(heads);
        all.add(IntStream.of(widths).mapToObj("-"::repeat).toList());
        all.addAll(lines);
        return all.stream().map(line -> line(line, widths)).collect(Collectors.joining());
    }

    private static String line(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> cell(line.get(i))
                        + " ".repeat(widths[i] - cell(line.get(i)).length()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
