package io.nightjar.labels;

import java.util.List;
import java.util.Optional;

/**
 * The groups of one slice column.
 *
 * @param column its name
 * @param from {@code published} where it stands in the table, {@code labels} where it stands beside the labels
 * @param notReported why there are no groups; absent where there are
 * @param groups the largest first; those below the minimum of rows without figures
 */
public record Slice(String column, String from, Optional<String> notReported, List<Group> groups) {
    public Slice {
        groups = List.copyOf(groups);
    }
}
