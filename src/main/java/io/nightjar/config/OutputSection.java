package io.nightjar.config;

import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.run.JobDefinition.Decision.Figure;
import io.nightjar.run.JobDefinition.Output;
import io.nightjar.run.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The section {@code output} of a job file. */
final class OutputSection {
    private static final int MOST_REASONS = 20;

    private OutputSection() {}

    static Output read(YamlSection section) {
        return new Output(
                section.words("pass-through"),
                section.section("decision", JobFile.keys("output.decision")).flatMap(OutputSection::decision),
                section.value("reasons", "a whole number from 0 to " + MOST_REASONS, OutputSection::reasons)
                        .orElse(0),
                wordings(section));
    }

    private static int reasons(String text) {
        int reasons = Integer.parseInt(text);
        if (reasons < 0 || reasons > MOST_REASONS) {
            throw new IllegalArgumentException(text);
        }
        return reasons;
    }

    private static Map<String, Wording> wordings(YamlSection section) {
        Map<String, Wording> wordings = new LinkedHashMap<>();
        section.anySection("columns")
                .ifPresent(all -> all.keys().forEach(column -> all.section(column, JobFile.keys("output.columns"))
                        .ifPresent(one -> wordings.put(column, wording(column, one)))));
        return wordings;
    }

    private static Wording wording(String column, YamlSection section) {
        return new Wording(
                section.text("title").orElse(column),
                section.text("unit").orElse(""),
                section.value("wording", "a phrase with {value} in it", text -> {
                    if (!text.contains("{value}")) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                }));
    }

    private static Optional<Decision> decision(YamlSection section) {
        boolean number = section.has("limit");
        if (!number) {
            section.require("threshold", "0.5");
        } else if (section.has("threshold")) {
            section.note(
                    section.lineOf("limit"),
                    "'threshold' is for a probability, 'limit' for a predicted number or a margin: write one of them");
        }
        section.require("above", "yes");
        section.require("below", "no");
        Optional<Double> least = number
                ? section.value("limit", "a number", JobFile::number)
                : section.value("threshold", "a number from 0 to 1", JobFile::share);
        Optional<String> above = section.text("above");
        Optional<String> below = section.text("below");
        if (least.isEmpty() || above.isEmpty() || below.isEmpty()) {
            return Optional.empty();
        }
        Figure figure = number ? Figure.NUMBER : Figure.PROBABILITY;
        return Optional.of(new Decision(figure, least.get(), above.get(), below.get()));
    }
}
