package io.nightjar.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which lines of a run's log somebody wants, whether they are text or JSON, as they come. A stack trace goes with the line
 * before it.
 */
final class LogFilter {
    private static final Pattern TEXT = Pattern.compile(
            "^\\d{4}-\\d{2}-\\d{2}T\\S+Z (?<level>[A-Z]+) +\\[[^]]*?(?: split=(?<split>\\d+))?\\] .*", Pattern.DOTALL);
    private static final Pattern JSON_LEVEL = Pattern.compile("\"level\":\"(\\w+)\"");
    private static final Pattern JSON_SPLIT = Pattern.compile("\"split\":(\\d+)");

    private final Optional<Integer> split;
    private final Only only;
    private final Set<Integer> failed = new HashSet<>();
    /** Of splits of which nobody knows yet whether they fail. */
    private final Map<Integer, List<String>> held = new HashMap<>();

    private Fate last;

    /** Whether all lines are wanted. */
    enum Only {
        ALL,
        /** Errors and warnings, and all that is said of splits that failed. */
        FAILED
    }

    /** What stands before the message of a line. */
    private record Head(String level, Optional<Integer> split) {
        boolean isError() {
            return level.equals("ERROR");
        }

        boolean isTrouble() {
            return isError() || level.equals("WARN");
        }
    }

    /** What becomes of a line and the stack trace after it. */
    private sealed interface Fate {
        record Shown() implements Fate {}

        record Dropped() implements Fate {}

        record Held(int split) implements Fate {}
    }

    /** @param split only lines of this one; all where empty */
    LogFilter(Optional<Integer> split, Only only) {
        this.split = split;
        this.only = only;
        this.last = only == Only.ALL && split.isEmpty() ? new Fate.Shown() : new Fate.Dropped();
    }

    /** The wanted lines of a whole log, in its order. */
    List<String> whole(List<String> lines) {
        lines.stream()
                .flatMap(line -> head(line).stream())
                .filter(Head::isError)
                .forEach(head -> head.split().ifPresent(failed::add));
        return next(lines);
    }

    /** The wanted ones of the next lines; before the first error of a split stands what was said of it until then. */
    List<String> next(List<String> lines) {
        List<String> wanted = new ArrayList<>();
        for (String line : lines) {
            head(line).ifPresent(head -> last = fate(head, wanted));
            if (last instanceof Fate.Shown) {
                wanted.add(line);
            } else if (last instanceof Fate.Held hold) {
                held.computeIfAbsent(hold.split(), any -> new ArrayList<>()).add(line);
            }
        }
        return wanted;
    }

    private Fate fate(Head head, List<String> wanted) {
        if (split.isPresent() && !split.equals(head.split())) {
            return new Fate.Dropped();
        }
        if (head.isError()) {
            head.split().filter(failed::add).map(held::remove).ifPresent(wanted::addAll);
        }
        boolean shown = only == Only.ALL
                || head.isTrouble()
                || head.split().filter(failed::contains).isPresent();
        return shown ? new Fate.Shown() : head.split().<Fate>map(Fate.Held::new).orElseGet(Fate.Dropped::new);
    }

    private static Optional<Head> head(String line) {
        if (line.startsWith("{\"time\":")) {
            Matcher level = JSON_LEVEL.matcher(line);
            Matcher split = JSON_SPLIT.matcher(line);
            return Optional.of(new Head(
                    level.find() ? level.group(1) : "",
                    split.find() ? Optional.of(Integer.valueOf(split.group(1))) : Optional.empty()));
        }
        Matcher text = TEXT.matcher(line);
        return text.matches()
                ? Optional.of(new Head(
                        text.group("level"),
                        Optional.ofNullable(text.group("split")).map(Integer::valueOf)))
                : Optional.empty();
    }
}
