package io.nightjar.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names and their values, one a line, the values aligned. */
final class FieldList {
    private final Console console;
    private final Map<String, String> fields = new LinkedHashMap<>();

    FieldList(Console console) {
        this.console = console;
    }

    void add(String name, String value) {
        fields.put(name, value);
    }

    void print() {
        int width = fields.keySet().stream().mapToInt(String::length).max().orElse(0);
        fields.forEach((name, value) -> console.print(
                "  " + console.styled(Console.Style.FAINT, name) + " ".repeat(width - name.length() + 2) + value));
    }
}
