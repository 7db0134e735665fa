package io.nightjar.run;

import io.nightjar.table.ColumnType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the input of a job must be, column by column. The key needs no rule: it is never null and unique within a date, or
 * the run fails.
 *
 * @param columns that the input has, in file order
 * @param rules in file order; those of a column stand together
 * @param undeclared what is done about columns that are not named here
 */
public record Contract(List<String> columns, List<Rule> rules, Undeclared undeclared) {
    /** Where a job file has none: anything goes. */
    public static final Contract NONE = new Contract(List.of(), List.of(), Undeclared.IGNORE);

    /** What a rule does that does not hold, from least to worst. */
    public enum OnViolation {
        /** Count it, publish and say so. */
        WARN,
        /** Put the rows into the rejects table. */
        REJECT_ROW,
        /** Publish nothing (10). */
        HOLD,
        /** End the run (12). */
        FAIL;

        /** As in job files: {@code reject-row}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is done about columns that the contract does not name. */
    public enum Undeclared {
        IGNORE,
        WARN,
        HOLD,
        FAIL
    }

    public Contract {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
    }

    /** A check of one column, and what it does where it does not hold. */
    public record Rule(String column, Check check, OnViolation onViolation) {}

    /** What must hold of a column. */
    public sealed interface Check {

        /** The rule's name in job files and reports. */
        String label();

        /** Whether single rows break it, so that they can be rejected. */
        default boolean isOfRows() {
            return false;
        }
    }

    /** The column is in every file. */
    public record Present() implements Check {
        @Override
        public String label() {
            return "present";
        }
    }

    /** It has this type in every file. */
    public record OfType(ColumnType type) implements Check {
        @Override
        public String label() {
            return "type";
        }
    }

    /** No value is null. */
    public record Required() implements Check {
        @Override
        public String label() {
            return "required";
        }

        @Override
        public boolean isOfRows() {
            return true;
        }
    }

    /**
     * Every number that is not null lies between these, both included; NaN does not.
     *
     * @param least -infinity where there is no such bound
     * @param most infinity where there is none
     */
    public record Range(double least, double most) implements Check {
        @Override
        public String label() {
            return "range";
        }

        @Override
        public boolean isOfRows() {
            return true;
        }
    }

    /** Every value that is not null is one of these; of numbers as they are written in decimals. */
    public record Allowed(SortedSet<String> values) implements Check {
        public Allowed {
            values = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }

        @Override
        public String label() {
            return "allowed";
        }

        @Override
        public boolean isOfRows() {
            return true;
        }
    }

    /** Every text that is not null matches this regular expression as a whole. */
    public record Matching(String regex) implements Check {
        public Matching {
            Pattern.compile(regex);
        }

        @Override
        public String label() {
            return "pattern";
        }

        @Override
        public boolean isOfRows() {
            return true;
        }
    }

    /** At most this share of the values is null, 0 to 1. */
    public record NullShare(double most) implements Check {
        @Override
        public String label() {
            return "maximum-null-share";
        }
    }

    /** The newest date or time lies at most this long before the end of the business date. */
    public record Fresh(Duration within) implements Check {
        @Override
        public String label() {
            return "freshness";
        }
    }
}
