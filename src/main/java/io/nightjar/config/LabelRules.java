package io.nightjar.config;

import io.nightjar.run.LabelRule;
import java.util.List;
import java.util.Optional;

/** How a label's value becomes a class or a number, as training files and job files say it in the same words. */
final class LabelRules {
    private LabelRules() {}

    /** What the label's value is. */
    private enum LabelKind {
        CLASS,
        NUMBER
    }

    /** Reads {@code as}, {@code rule}, {@code positive} and {@code negative}. */
    static Optional<LabelRule> read(YamlSection section) {
        Optional<String> positive = section.text("positive");
        Optional<String> negative = section.text("negative");
        if (section.word("as", LabelKind.class).filter(LabelKind.NUMBER::equals).isPresent()) {
            for (String key : List.of("rule", "positive", "negative")) {
                if (section.has(key)) {
                    section.note(
                            section.lineOf(key),
                            "'" + section.name(key) + "' is for classes, and the label is a number");
                }
            }
            return Optional.of(new LabelRule.AsNumber());
        }
        if (section.has("rule")) {
            section.require("positive", "late");
            section.require("negative", "on-time");
            return section.value(
                    "rule",
                    "a comparison with a number, such as \"> 15\"",
                    text -> LabelRule.Compare.parse(text, positive.orElse(""), negative.orElse("")));
        }
        if (section.has("negative")) {
            section.note(section.lineOf("negative"), "'" + section.name("negative") + "' is for a label with a rule");
        }
        return Optional.of(new LabelRule.AsIs());
    }
}
