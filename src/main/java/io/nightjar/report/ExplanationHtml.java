package io.nightjar.report;

import java.util.List;

/** The explanation of one row as a page: no network, no scripts, light and dark, printable. */
public final class ExplanationHtml {

    private ExplanationHtml() {}

    /** What the page says. */
    public record Page(String title, String subtitle, List<String> sentences, List<Part> parts) {}

    /** A waterfall, and the same for those who do not see it. */
    public record Part(Explained.Subject subject, WaterfallPlot plot, List<RowExplanation.Bar> bars) {}

    /** Of one row. */
    public static byte[] render(Explained why, String title) {
        return render(title, why.row(), why.sentences(), List.of(part(why.subject(), why.bars())));
    }

    /** Of a row that moved. */
    public static byte[] render(Moved why, String title) {
        return render(
                title,
                why.row(),
                why.sentences(),
                why.falls().stream()
                        .map(fall -> part(fall.subject(), fall.bars()))
                        .toList());
    }

    private static byte[] render(String title, ExplainedRow row, List<String> sentences, List<Part> parts) {
        return Pages.render(
                "explanation.jte", new Page(title, row.job() + ", " + row.key().shown(), sentences, parts));
    }

    private static Part part(Explained.Subject subject, List<RowExplanation.Bar> bars) {
        return new Part(subject, WaterfallPlot.of(bars), bars);
    }
}
