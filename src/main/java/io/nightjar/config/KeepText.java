package io.nightjar.config;

import io.nightjar.run.Keep;
import io.nightjar.run.Retention;
import io.nightjar.run.Retention.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long something is kept, as files say it. */
final class KeepText {
    static final String WORDS = "'keep' or a time such as 30 days";
    static final String WORDS_OF_HISTORY = WORDS + ", or a number such as 5 versions";

    /** The keys of {@code retention}. */
    static final Set<String> KEYS = Stream.of(Kind.values()).map(Kind::label).collect(Collectors.toUnmodifiableSet());

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4}) (day|version)s?");

    private KeepText() {}

    /** @throws IllegalArgumentException where it is none */
    static Keep parse(String text) {
        return find(text)
                .filter(keep -> !(keep instanceof Keep.Versions))
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** @throws IllegalArgumentException where it is none */
    static Keep parseOfHistory(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** Empty where it is none. */
    private static Optional<Keep> find(String text) {
        if (text.equals("keep")) {
            return Optional.of(new Keep.Always());
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        return Optional.of(matcher.group(2).equals("day") ? new Keep.Days(number) : new Keep.Versions(number));
    }

    /** The {@code retention} of a job file. */
    static Retention read(YamlSection section) {
        Map<Kind, Keep> rules = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            (kind == Kind.HISTORY
                            ? section.value(kind.label(), WORDS_OF_HISTORY, KeepText::parseOfHistory)
                            : section.value(kind.label(), WORDS, KeepText::parse))
                    .ifPresent(keep -> rules.put(kind, keep));
        }
        return new Retention(rules);
    }
}
