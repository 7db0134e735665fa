package io.nightjar.report;

import io.nightjar.labels.LabelResult;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/**
 * The page of a night, to which what labels say is added when they come: three of its parts are written again, and all
 * else stays as it was judged. With them comes the style sheet they are written for, which therefore goes on knowing the
 * parts of pages that earlier versions judged. Texts of the data are escaped, so that none of them looks like the mark of a
 * part.
 */
public final class LabelledPage {
    private LabelledPage() {}

    /** One part of a page and the template that makes it, found by the start and the end of its element. */
    private enum Part {
        STYLE("<style>", "</style>", "style.jte"),
        HEADLINE("<p id=\"truth-line\"", "</p>", "labelline.jte"),
        NIGHT("<section id=\"truth\"", "</section>", "labels.jte"),
        NIGHTS("<section id=\"truth-nights\"", "</section>", "labelnights.jte");

        private final String start;
        private final String end;
        private final String template;

        Part(String start, String end, String template) {
            this.start = start;
            this.end = end;
            this.template = template;
        }

        String replaced(String page, Object content) {
            int from = page.indexOf(start);
            int to = page.indexOf(end, from) + end.length();
            if (from < 0 || to < end.length()) {
                return page;
            }
            String part = new String(Pages.render(template, content), StandardCharsets.UTF_8).strip();
            return page.substring(0, from) + part + page.substring(to);
        }
    }

    /** The page of the run that published what was labelled. */
    public static byte[] withResult(byte[] page, LabelResult result, LabelHistory history, ZoneId zone) {
        LabelSection section = LabelSection.of(result, zone);
        String text = new String(page, StandardCharsets.UTF_8);
        text = Part.HEADLINE.replaced(text, section);
        text = Part.NIGHT.replaced(text, section);
        return withNights(text, result.date().toString(), history);
    }

    /** The page of another night, in whose history is more now. */
    public static byte[] withNights(byte[] page, String date, LabelHistory history) {
        return withNights(new String(page, StandardCharsets.UTF_8), date, history);
    }

    private static byte[] withNights(String page, String date, LabelHistory history) {
        List<LabelStrip> strips = LabelStrip.of(history.upTo(date, HistoryStrip.NIGHTS));
        String styled = Part.STYLE.replaced(page, "");
        return Part.NIGHTS.replaced(styled, strips).getBytes(StandardCharsets.UTF_8);
    }
}
