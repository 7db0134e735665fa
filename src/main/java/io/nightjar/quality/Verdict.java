package io.nightjar.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The judgement on a run: the worst of its gates and of the rules of its contract.
 *
 * @param reasons a sentence for each that did not pass, worst first; of equals what follows from another comes last, the
 *     contract's before the gates', in the job file's order; none if passed
 */
public record Verdict(Level level, List<String> reasons) {

    /** From best to worst. */
    public enum Level {
        /** Everything passed. */
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

    /** The worst of the outcomes; passed where there are none. */
    public static Verdict of(List<? extends Judged> outcomes) {
        List<? extends Judged> failed = outcomes.stream()
                .filter(outcome -> outcome.level() != Level.PASSED)
                .sorted(Comparator.comparing((Judged outcome) -> outcome.level())
                        .reversed()
                        .thenComparing(Judged::isConsequence))
                .toList();
        Level worst = failed.isEmpty() ? Level.PASSED : failed.get(0).level();
        return new Verdict(worst, failed.stream().map(Judged::sentence).toList());
    }
}
