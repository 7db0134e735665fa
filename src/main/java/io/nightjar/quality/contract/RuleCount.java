package io.nightjar.quality.contract;

import java.util.Optional;

/**
 * How often one rule of a contract was broken in a split or a night.
 *
 * @param column the rule's
 * @param rule its name: {@code range}
 * @param rows that were looked at
 * @param violations rows among them that break it
 * @param first the first of these, in the order of files and rows; empty where there is none
 */
public record RuleCount(String column, String rule, long rows, long violations, Optional<Place> first) {

    /**
     * Where a row stands.
     *
     * @param file its location
     * @param row its position in the file, from 0
     */
    public record Place(String file, long row) {}

    /** This count and that of the next split. */
    public RuleCount merge(RuleCount next) {
        if (!column.equals(next.column) || !rule.equals(next.rule)) {
            throw new IllegalArgumentException("counts of different rules");
        }
        return new RuleCount(
                column, rule, rows + next.rows, violations + next.violations, first.isPresent() ? first : next.first);
    }
}
