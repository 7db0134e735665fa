package io.nightjar.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How constants are written in files: lower case with dashes. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> List<String> all(Class<E> type) {
        return Stream.of(type.getEnumConstants()).map(Words::of).toList();
    }
}
