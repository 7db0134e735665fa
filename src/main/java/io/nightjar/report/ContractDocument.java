package io.nightjar.report;

import io.nightjar.quality.RuleOutcome;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule of the job's contract in the JSON of a report.
 *
 * @param result {@code passed}, {@code warned}, {@code held} or {@code not-evaluated}
 * @param rows looked at; 0, as {@code violations}, for a rule that single rows do not break
 */
record ContractDocument(
        String column,
        String rule,
        String onViolation,
        String result,
        long rows,
        long violations,
        Optional<String> firstFile,
        Optional<Long> firstRow,
        String sentence) {

    static ContractDocument of(RuleOutcome outcome) {
        return new ContractDocument(
                outcome.column(),
                outcome.rule(),
                outcome.onViolation().label(),
                outcome.result().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                outcome.rows(),
                outcome.violations(),
                outcome.first().map(place -> place.file()),
                outcome.first().map(place -> place.row()),
                outcome.sentence());
    }
}
