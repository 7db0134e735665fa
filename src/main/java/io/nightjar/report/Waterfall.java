package io.nightjar.report;

import io.nightjar.report.RowExplanation.Bar;
import java.util.ArrayList;
import java.util.List;

/** The steps of an explanation as lines of text. */
public final class Waterfall {
    private static final int WIDTH = 40;
    private static final int LONGEST_NAME = 44;

    private Waterfall() {}

    public static List<String> lines(List<Bar> bars) {
        double least = bars.stream()
                .mapToDouble(bar -> Math.min(bar.from(), bar.to()))
                .min()
                .orElse(0);
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.from(), bar.to()))
                .max()
                .orElse(0);
        double step = most > least ? (most - least) / WIDTH : 1;
        int names = Math.min(
                LONGEST_NAME,
                bars.stream().mapToInt(bar -> bar.name().length()).max().orElse(0));
        int figures = bars.stream().mapToInt(bar -> bar.figure().length()).max().orElse(0);
        int zero = (int) Math.round((0 - least) / step);
        List<String> lines = new ArrayList<>();
        for (Bar bar : bars) {
            int from = (int) Math.round((Math.min(bar.from(), bar.to()) - least) / step);
            int to = Math.max(from + 1, (int) Math.round((Math.max(bar.from(), bar.to()) - least) / step));
            StringBuilder drawn = new StringBuilder();
            for (int at = 0; at < to; at++) {
                drawn.append(at >= from ? bar.to() >= bar.from() ? '█' : '▒' : at == zero ? '│' : ' ');
            }
            lines.add(padded(cut(bar.name()), names) + "  "
                    + " ".repeat(figures - bar.figure().length()) + bar.figure() + "  " + drawn);
        }
        return lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
