package io.nightjar.labels;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A result made by hand. */
final class ResultSample {
    private ResultSample() {}

    static LabelResult of(String date, int minimumRows, String column, Map<String, Selection> groups) {
        List<Group> all = groups.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .toList();
        return new LabelResult(
                LabelResult.VERSION,
                "income",
                LocalDate.parse(date),
                Instant.parse(date + "T12:00:00Z"),
                LocalDate.parse(date),
                true,
                "0123456789ab",
                "income@1",
                "a".repeat(64),
                "b".repeat(64),
                "the value of y",
                List.of("yes", "no"),
                Optional.of("yes"),
                Optional.of("prediction is yes"),
                minimumRows,
                LabelCounts.NONE,
                group(Group.ALL, groups.values().stream().reduce(Selection.NONE, Selection::plus)),
                List.of(new Slice(column, "published", Optional.empty(), all)));
    }

    private static Group group(String value, Selection selection) {
        return new Group(
                value,
                selection.rows(),
                selection.positives() + selection.negatives(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(selection));
    }
}
