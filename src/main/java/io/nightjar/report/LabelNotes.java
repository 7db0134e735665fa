package io.nightjar.report;

import io.nightjar.labels.LabelCounts;
import io.nightjar.quality.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a label table held that could not be joined, in words. */
public final class LabelNotes {
    private LabelNotes() {}

    /** What a label table held that could not be joined; never silent. */
    public static List<String> of(LabelCounts counts) {
        List<String> notes = new ArrayList<>();
        note(notes, counts.nullKeys(), "row without a key");
        note(notes, counts.nullLabels(), "row without a label");
        if (counts.unknownLabels() > 0) {
            String named = counts.unknown().isEmpty()
                    ? ""
                    : ": "
                            + String.join(
                                    ", ",
                                    counts.unknown().entrySet().stream()
                                            .map(LabelNotes::unknown)
                                            .toList());
            notes.add(rows(counts.unknownLabels()) + " with a label that the model does not know" + named);
        }
        note(notes, counts.repeated(), "row that repeats the key of another");
        note(
                notes,
                counts.contradicting(),
                "row that contradicts another of the same key, which counts as not labelled");
        note(
                notes,
                counts.rejected(),
                "key of a row that was rejected, not scored",
                "keys of rows that were rejected, not scored");
        note(notes, counts.unpublished(), "key that was not published", "keys that were not published");
        return notes;
    }

    private static String unknown(Map.Entry<String, Long> value) {
        return "'" + value.getKey() + "' " + Figures.count(value.getValue());
    }

    private static void note(List<String> notes, long rows, String what) {
        note(
                notes,
                rows,
                what,
                what.replaceFirst("^row", "rows")
                        .replaceFirst(" that repeats", " that repeat")
                        .replaceFirst(" that contradicts", " that contradict"));
    }

    private static void note(List<String> notes, long rows, String one, String several) {
        if (rows > 0) {
            notes.add(Figures.count(rows) + " " + (rows == 1 ? one : several));
        }
    }

    private static String rows(long rows) {
        return Figures.count(rows) + (rows == 1 ? " row" : " rows");
    }
}
