package io.nightjar.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The judgement on a run: the worst of its gates.
 *
 * @param reasons a sentence for each gate that did not pass, worst first, else in the job file's order; none if passed
 */
public record Verdict(Level level, List<String> reasons) {

    /** From best to worst. */
    public enum Level {
        /** Every gate passed. */
        PASSED,
        /** Published, and somebody should look. */
        WARNED,
        /** Nothing is published. */
        HELD;

        /** As in the ledger: {@code passed}, {@code warned}, {@code held}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** The worst of the outcomes; passed where there are no gates. */
    public static Verdict of(List<GateOutcome> outcomes) {
        List<GateOutcome> failed = outcomes.stream()
                .filter(outcome -> outcome.level() != Level.PASSED)
                .sorted(Comparator.comparing(GateOutcome::level).reversed())
                .toList();
        Level worst = failed.isEmpty() ? Level.PASSED : failed.get(0).level();
        return new Verdict(worst, failed.stream().map(GateOutcome::sentence).toList());
    }
}
