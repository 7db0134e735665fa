package io.nightjar.run;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * How long what runs leave behind is kept.
 *
 * @param rules of some kinds; the others are kept for ever
 */
public record Retention(Map<Kind, Keep> rules) {

    /** No rule at all. */
    public static final Retention NONE = new Retention(Map.of());

    /** What runs leave behind. */
    public enum Kind {
        /** Tables that newer runs replaced, with their receipts and rejects. */
        HISTORY,
        /** What the ledger knows of runs. */
        RUNS,
        /** Log files of runs. */
        LOGS,
        /** Reports of runs. */
        REPORTS,
        /** Parts of runs that ended without publishing: held, failed, stopped. */
        STAGING,
        /** Figures of nights as tables. */
        METRICS,
        /** What the ledger knows of jobs beside runs: settled due dates, conditions that are over, backfills, pauses. */
        RECORDS;

        /** As in files: {@code history}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Retention {
        rules = Map.copyOf(rules);
    }

    /** The rule of a kind. */
    public Keep of(Kind kind) {
        return rules.getOrDefault(kind, new Keep.Always());
    }

    /** These rules, and those of another where these say nothing. */
    public Retention over(Retention other) {
        Map<Kind, Keep> both = new EnumMap<>(Kind.class);
        both.putAll(other.rules);
        both.putAll(rules);
        return new Retention(both);
    }
}
