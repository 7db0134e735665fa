package io.nightjar.config;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong with a configuration, collected so that it is reported at once. */
final class Problems {
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param where a file's name as people write it, a variable or an option
     * @param line from 1; 0 where there are no lines
     */
    private record Problem(String where, int line, String message) {
        @Override
        public String toString() {
            return where + (line > 0 ? ":" + line : "") + ": " + message;
        }
    }

    void add(String where, int line, String message) {
        problems.add(new Problem(where, line, message));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** In the order of the files' lines; the places in the order in which they were read. */
    List<String> sorted() {
        List<String> places = problems.stream().map(Problem::where).distinct().toList();
        return problems.stream()
                .sorted(Comparator.<Problem>comparingInt(p -> places.indexOf(p.where()))
                        .thenComparingInt(Problem::line))
                .map(Problem::toString)
                .distinct()
                .toList();
    }

    /** One exception that lists them all, a line each, after the headline. */
    NightjarException asException(ErrorCode code, String headline) {
        List<String> lines = sorted();
        String count = lines.size() == 1 ? "1 problem" : lines.size() + " problems";
        return NightjarException.of(code, headline + ": " + count + "\n" + String.join("\n", lines));
    }
}
