package io.nightjar.report;

import io.nightjar.quality.GateOutcome.Result;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.RuleOutcome;
import java.util.List;

/**
 * What the page says of the contract.
 *
 * @param summary how many of its rules hold; empty where the job has no contract
 * @param lines the rules that do not
 */
public record ContractLines(String summary, List<Line> lines) {

    /** @param mark the level's word, which colours the result */
    public record Line(String column, String rule, String sentence, String action, String result, String mark) {}

    static ContractLines of(QualityReport report) {
        List<RuleOutcome> rules = report.contract();
        List<Line> lines = rules.stream()
                .filter(rule -> rule.result() != Result.PASSED)
                .map(ContractLines::line)
                .toList();
        int kept = rules.size() - lines.size();
        String summary = rules.isEmpty()
                ? ""
                : kept + " of " + rules.size() + (rules.size() == 1 ? " rule holds." : " rules hold.");
        return new ContractLines(summary, lines);
    }

    private static Line line(RuleOutcome rule) {
        return new Line(
                rule.column(),
                rule.rule(),
                rule.sentence(),
                rule.onViolation().label(),
                rule.result().label(),
                rule.level().label());
    }
}
