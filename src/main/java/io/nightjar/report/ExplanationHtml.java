package io.nightjar.report;

import java.util.List;

/** The explanation of one row as a page: no network, no scripts, light and dark, printable. */
public final class ExplanationHtml {

    private ExplanationHtml() {}

    /** What the page says. */
    public record Page(String title, String subtitle, List<String> sentences, List<Part> parts) {}

    /** A waterfall, and the same for those who do not see it. */
    public record Part(String title, WaterfallPlot plot, List<RowExplanation.Bar> bars) {}

    /** Of one row. */
    public static byte[] render(RowExplanation row, String title) {
        return Pages.render("explanation.jte", new Page(title, subtitle(row), row.sentences(), List.of(part(row))));
    }

    /** Of a row that moved. */
    public static byte[] render(RowMove move, String title) {
        return Pages.render(
                "explanation.jte",
                new Page(title, subtitle(move.to()), move.sentences(), List.of(part(move.from()), part(move.to()))));
    }

    private static String subtitle(RowExplanation row) {
        return row.row().job() + ", " + row.row().key().shown();
    }

    private static Part part(RowExplanation row) {
        return new Part(row.row().date() + ": margin of " + row.label(), WaterfallPlot.of(row.bars()), row.bars());
    }
}
