package io.nightjar.model;

import io.nightjar.table.RowBatch;
import java.util.List;

/**
 * Rows with the answers that the model gave when it was trained: the proof that it still gives them.
 *
 * @param rows the signature's columns as they were read
 * @param answers one a row
 */
public record GoldenRows(RowBatch rows, List<Answer> answers) {
    /** The part's file name. */
    public static final String PART = "golden.json";

    public GoldenRows {
        answers = List.copyOf(answers);
        if (answers.size() != rows.rows()) {
            throw new IllegalArgumentException(answers.size() + " answers for " + rows.rows() + " rows");
        }
    }

    /** What the model said of one row. */
    public sealed interface Answer {}

    /**
     * A scored row.
     *
     * @param label the most probable class
     * @param margins of a linear model, the sums before they become probabilities, in the order of the signature's
     *     labels; empty for other models
     * @param scores probabilities, in the order of the signature's labels
     */
    public record Scored(String label, List<Double> margins, List<Double> scores) implements Answer {
        public Scored {
            margins = List.copyOf(margins);
            scores = List.copyOf(scores);
        }
    }

    /** A row that cannot be scored, and the reject reason's label. */
    public record Rejected(String reason) implements Answer {}

    /** The part's bytes; equal rows and answers give equal bytes. */
    public byte[] toJson() {
        return GoldenRowsJson.write(this);
    }

    /** @throws RuntimeException where the bytes are not of the form that {@link #toJson} writes */
    public static GoldenRows read(byte[] json) {
        return GoldenRowsJson.read(json);
    }
}
