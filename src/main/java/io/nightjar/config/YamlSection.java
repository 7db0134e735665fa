package io.nightjar.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a YAML file. Whatever is wrong is noted with its line and reading goes on, so that one pass finds
 * everything; callers look at the problems before they use what they have read.
 */
final class YamlSection {
    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Entry> entries;
    private final Problems problems;

    private record Entry(int line, Node value) {}

    /** A value and the line it stands on. */
    record Located<T>(T value, int line) {}

    private YamlSection(String file, String path, int line, Map<String, Entry> entries, Problems problems) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.entries = entries;
        this.problems = problems;
    }

    /** The top level of a file; keys that are none of the known ones are noted. */
    static YamlSection of(YamlFile file, Set<String> keys, Problems problems) {
        YamlSection section = of(file, problems);
        section.refuseUnknown(keys);
        return section;
    }

    /** The top level of a file whose keys the caller judges. */
    static YamlSection of(YamlFile file, Problems problems) {
        Map<String, Entry> entries =
                file.root().map(node -> entries(node, file.name(), problems)).orElse(Map.of());
        return new YamlSection(file.name(), "", 1, entries, problems);
    }

    private static Map<String, Entry> entries(MappingNode node, String file, Problems problems) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            int line = tuple.getKeyNode().getStartMark().getLine() + 1;
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (entries.put(key.getValue(), new Entry(line, tuple.getValueNode())) != null) {
                    problems.add(file, line, "'" + key.getValue() + "' is there twice");
                }
            } else {
                problems.add(file, line, "a key must be a word");
            }
        }
        return entries;
    }

    private void refuseUnknown(Set<String> keys) {
        entries.forEach((key, entry) -> {
            if (!keys.contains(key)) {
                note(entry.line(), "unknown key '" + full(key) + "'" + NearestName.hint(key, keys));
            }
        });
    }

    /** Keys in file order. */
    Set<String> keys() {
        return entries.keySet();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Whether a key holds a section rather than a value. */
    boolean hasSection(String key) {
        Entry entry = entries.get(key);
        return entry != null && entry.value() instanceof MappingNode;
    }

    /** Whether a key stands there with nothing behind it. */
    boolean isEmpty(String key) {
        Entry entry = entries.get(key);
        return entry != null && entry.value().getTag().equals(Tag.NULL);
    }

    int line() {
        return line;
    }

    int lineOf(String key) {
        Entry entry = entries.get(key);
        return entry == null ? line : entry.line();
    }

    void note(int atLine, String message) {
        problems.add(file, atLine, message);
    }

    /** Notes a missing key. */
    void require(String key, String example) {
        if (!has(key)) {
            note(line, "'" + full(key) + "' is missing; write for example " + key + ": " + example);
        }
    }

    /** A value as it is written. */
    Optional<String> text(String key) {
        return value(key, "text", Function.identity());
    }

    /**
     * A value that the parser understands.
     *
     * @param what it must be, for the message
     * @param parser throws IllegalArgumentException or DateTimeException where it is not
     */
    <T> Optional<T> value(String key, String what, Function<String, T> parser) {
        Entry entry = entries.get(key);
        return entry == null ? Optional.empty() : scalar(full(key), entry.value(), what, parser);
    }

    /** A constant, written in lower case with dashes. */
    <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
        List<String> words = Words.all(type);
        return value(key, "one of " + String.join(", ", words), text -> {
            int place = words.indexOf(text);
            if (place < 0) {
                throw new IllegalArgumentException(text);
            }
            return type.getEnumConstants()[place];
        });
    }

    private <T> Optional<T> scalar(String name, Node node, String what, Function<String, T> parser) {
        int at = node.getStartMark().getLine() + 1;
        if (!(node instanceof ScalarNode scalar)) {
            note(at, "'" + name + "' must be " + what + ", not a " + kind(node));
            return Optional.empty();
        }
        if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
            note(at, "'" + name + "' has no value; it must be " + what);
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(scalar.getValue()));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            note(at, "'" + name + "' must be " + what + ", not '" + scalar.getValue() + "'");
            return Optional.empty();
        }
    }

    /** Every scalar below this section with its dotted key; for settings, whose keys are flat. */
    Map<String, Located<String>> flat() {
        Map<String, Located<String>> all = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            if (entry.value() instanceof MappingNode mapping) {
                all.putAll(new YamlSection(file, full(key), entry.line(), entries(mapping, file, problems), problems)
                        .flat());
            } else {
                scalar(full(key), entry.value(), "one value", Function.identity())
                        .ifPresent(text -> all.put(full(key), new Located<>(text, entry.line())));
            }
        });
        return all;
    }

    /** Words: a list of them, or just one. */
    List<String> words(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return List.of();
        }
        List<Node> nodes =
                entry.value() instanceof SequenceNode sequence ? sequence.getValue() : List.of(entry.value());
        List<String> words = new ArrayList<>();
        for (Node node : nodes) {
            scalar(full(key), node, "a name or a list of names", Function.identity())
                    .ifPresent(word -> {
                        if (words.contains(word)) {
                            note(node.getStartMark().getLine() + 1, "'" + full(key) + "' names '" + word + "' twice");
                        } else {
                            words.add(word);
                        }
                    });
        }
        return words;
    }

    /** Texts, which may be empty: a list of them, or just one. */
    List<String> texts(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return List.of();
        }
        List<Node> nodes =
                entry.value() instanceof SequenceNode sequence ? sequence.getValue() : List.of(entry.value());
        List<String> texts = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
                texts.add(scalar.getValue());
            } else {
                note(node.getStartMark().getLine() + 1, "'" + full(key) + "' must hold values, not a " + kind(node));
            }
        }
        return texts;
    }

    /** A section below this one; empty where the key is absent or holds something else. */
    Optional<YamlSection> section(String key, Set<String> keys) {
        Optional<YamlSection> section = anySection(key);
        section.ifPresent(s -> s.refuseUnknown(keys));
        return section;
    }

    /** A section whose keys are names of somebody else's, for example columns. */
    Optional<YamlSection> anySection(String key) {
        Entry entry = entries.get(key);
        return entry == null ? Optional.empty() : section(full(key), entry.line(), entry.value());
    }

    private Optional<YamlSection> section(String name, int at, Node node) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlSection(file, name, at, entries(mapping, file, problems), problems));
        }
        note(at, "'" + name + "' must hold 'key: value' lines, not a " + kind(node));
        return Optional.empty();
    }

    /** A list of sections. */
    List<YamlSection> sections(String key, Set<String> keys) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return List.of();
        }
        if (!(entry.value() instanceof SequenceNode sequence)) {
            note(entry.line(), "'" + full(key) + "' must be a list, each entry beginning with '- '");
            return List.of();
        }
        List<YamlSection> sections = new ArrayList<>();
        for (Node node : sequence.getValue()) {
            section(full(key), node.getStartMark().getLine() + 1, node).ifPresent(section -> {
                section.refuseUnknown(keys);
                sections.add(section);
            });
        }
        return sections;
    }

    /** A list of sections, each of which may be written as the one value that stands under {@code only}. */
    List<YamlSection> sections(String key, Set<String> keys, String only) {
        Entry entry = entries.get(key);
        if (entry == null || !(entry.value() instanceof SequenceNode sequence)) {
            return sections(key, keys);
        }
        List<YamlSection> sections = new ArrayList<>();
        for (Node node : sequence.getValue()) {
            int at = node.getStartMark().getLine() + 1;
            if (node instanceof ScalarNode) {
                sections.add(new YamlSection(file, full(key), at, Map.of(only, new Entry(at, node)), problems));
            } else {
                section(full(key), at, node).ifPresent(section -> {
                    section.refuseUnknown(keys);
                    sections.add(section);
                });
            }
        }
        return sections;
    }

    /** A key with the sections above it, as messages name it. */
    String name(String key) {
        return full(key);
    }

    private String full(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String kind(Node node) {
        return node instanceof MappingNode ? "section" : node instanceof SequenceNode ? "list" : "single value";
    }
}
