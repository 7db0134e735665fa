package io.nightjar.labels;

import java.util.Map;

/**
 * What the label table of a date held.
 *
 * @param files of it
 * @param rows of it
 * @param nullKeys rows of which a part of the key is null; left out
 * @param nullLabels rows whose label is null or empty text
 * @param unknownLabels rows whose label is no class of the model, or no finite number
 * @param unknown some of those labels with their rows; none of a column of personal data
 * @param repeated rows whose key was there before with the same label, or without one
 * @param contradicting rows whose key was there before with another label; such keys count as not labelled
 * @param rejected keys of rows that were not scored
 * @param unpublished keys of no row at all
 */
public record LabelCounts(
        int files,
        long rows,
        long nullKeys,
        long nullLabels,
        long unknownLabels,
        Map<String, Long> unknown,
        long repeated,
        long contradicting,
        long rejected,
        long unpublished) {
    static final LabelCounts NONE = new LabelCounts(0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0);
}
