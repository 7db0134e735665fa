package io.nightjar.report;

import java.util.List;
import java.util.Optional;

/** A comparison as a page: no network, no scripts, light and dark, printable. */
public final class ComparisonHtml {

    private ComparisonHtml() {}

    /**
     * What the page says.
     *
     * @param things what explains most, in order
     * @param scores how both are spread; empty where that is not known
     */
    public record Page(
            String title,
            String subtitle,
            List<String> sentences,
            List<String> things,
            Optional<ScorePlot> scores,
            List<Fall> falls,
            List<Table> tables) {
        public Page {
            sentences = List.copyOf(sentences);
            things = List.copyOf(things);
            falls = List.copyOf(falls);
            tables = List.copyOf(tables);
        }
    }

    /** A waterfall from one figure to another. */
    public record Fall(String title, List<RowExplanation.Bar> bars) {
        public WaterfallPlot plot() {
            return WaterfallPlot.of(bars);
        }
    }

    /** A table; of each row the first cell is its name. */
    public record Table(String title, String note, List<String> head, List<List<String>> rows) {}

    public static byte[] render(Page page) {
        return Pages.render("comparison.jte", page);
    }
}
