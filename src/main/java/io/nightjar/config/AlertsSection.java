package io.nightjar.config;

import io.nightjar.run.AlertChannel;
import io.nightjar.run.ConditionKind;
import io.nightjar.run.JobDefinition.Alerts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads {@code alerts} of a job file: who is told of what, where the job differs from the settings. */
final class AlertsSection {
    private AlertsSection() {}

    static Alerts read(YamlSection section) {
        return new Alerts(
                words(section, "on", ConditionKind.class),
                words(section, "channels", AlertChannel.class),
                mail(section),
                address(
                        section,
                        "slack",
                        Secret::isReference,
                        "a reference, ${file:PATH} or ${env:NAME}, never the address"),
                address(section, "webhook", AlertWords::isAddress, AlertWords.ADDRESS),
                section.value("repeat-after", AlertWords.REPEAT, AlertWords::repeatAfter));
    }

    private static <E extends Enum<E>> Optional<Set<E>> words(YamlSection section, String key, Class<E> type) {
        if (!section.has(key)) {
            return Optional.empty();
        }
        List<String> words = section.words(key);
        try {
            return Optional.of(AlertWords.constants(words, type));
        } catch (IllegalArgumentException e) {
            section.note(
                    section.lineOf(key),
                    "'alerts." + key + "' must be of " + String.join(", ", Words.all(type)) + ", not '" + e.getMessage()
                            + "'");
            return Optional.empty();
        }
    }

    /** What is refused is not repeated: an address may be a secret. */
    private static Optional<String> address(YamlSection section, String key, Predicate<String> accepted, String what) {
        Optional<String> text = section.text(key);
        if (text.filter(accepted).isEmpty() && text.isPresent()) {
            section.note(section.lineOf(key), "'alerts." + key + "' must be " + what);
        }
        return text.filter(accepted);
    }

    private static List<String> mail(YamlSection section) {
        List<String> addresses = new ArrayList<>();
        for (String text : section.words("email")) {
            try {
                addresses.add(AlertWords.mail(text));
            } catch (IllegalArgumentException e) {
                section.note(
                        section.lineOf("email"), "'alerts.email' must be " + AlertWords.MAIL + ", not '" + text + "'");
            }
        }
        return addresses;
    }
}
