package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of the pages, light, dark and printed, by the contrasts of WCAG 2.2 level AA. */
class ContrastTest {
    private static final Pattern COLOR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{3,6});");
    private static final double TEXT = 4.5;
    private static final double GRAPHICS = 3;
    private static final List<String> VERDICTS = List.of("passed", "warned", "held");

    @Test
    void text_and_pictures_can_be_told_from_what_is_behind_them() throws Exception {
        String style = Files.readString(Path.of("src/main/jte/style.jte"));
        Map<String, String> light = colors(style.substring(0, style.indexOf("@media")));
        Map<String, String> dark = over(light, part(style, "@media (prefers-color-scheme: dark)"));
        Map<String, String> printed = over(dark, part(style, "@media print"));
        for (Map<String, String> scheme : List.of(light, dark, printed)) {
            for (String behind : List.of("card", "paper")) {
                for (String text : List.of("ink", "soft", "tonight")) {
                    assertContrast(scheme, text, behind, TEXT);
                }
            }
            for (String picture : List.of("bar", "baseline", "passed", "warned", "held")) {
                assertContrast(scheme, picture, "card", GRAPHICS);
            }
            assertContrast(scheme, "baseline", "bar", GRAPHICS);
            assertContrast(scheme, "tonight", "line", GRAPHICS);
            VERDICTS.forEach(verdict -> assertContrast(scheme, verdict, verdict + "-paper", TEXT));
        }
        assertThat(printed).containsEntry("paper", "#fff").containsEntry("passed", light.get("passed"));
    }

    private static void assertContrast(Map<String, String> scheme, String front, String behind, double least) {
        double one = luminance(scheme.get(front));
        double other = luminance(scheme.get(behind));
        assertThat((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05))
                .as(front + " " + scheme.get(front) + " on " + behind + " " + scheme.get(behind))
                .isGreaterThanOrEqualTo(least);
    }

    private static String part(String style, String start) {
        int from = style.indexOf(start);
        return style.substring(from, style.indexOf("* {", from) > 0 ? style.indexOf("* {", from) : style.length());
    }

    private static Map<String, String> over(Map<String, String> below, String part) {
        Map<String, String> all = new HashMap<>(below);
        all.putAll(colors(part));
        return all;
    }

    private static Map<String, String> colors(String part) {
        Map<String, String> colors = new HashMap<>();
        Matcher found = COLOR.matcher(part);
        while (found.find()) {
            colors.put(found.group(1), found.group(2));
        }
        return colors;
    }

    /** Relative luminance as WCAG defines it. */
    private static double luminance(String color) {
        String hex = color.length() == 4 ? color.replaceAll("([0-9a-f])", "$1$1") : color;
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
