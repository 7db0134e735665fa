package io.nightjar.quality;

import io.nightjar.quality.GateOutcome.Result;
import io.nightjar.quality.contract.ContractStructure;
import io.nightjar.quality.contract.RuleCount;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.Contract;
import io.nightjar.run.Contract.OnViolation;
import io.nightjar.run.Contract.Rule;
import io.nightjar.run.Contract.Undeclared;
import io.nightjar.table.DataFile;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of a contract: of its rules on files as soon as there is a plan, of the others once rows are scored. */
public final class ContractJudgement {
    private final Contract contract;
    private final ContractStructure structure;

    /** @param files of the night, in the plan's order */
    public ContractJudgement(Contract contract, List<DataFile> files) {
        this.contract = contract;
        this.structure = new ContractStructure(contract, files);
    }

    /** Of what footers tell: columns that are gone, of another type, or new. */
    public List<RuleOutcome> ofFiles() {
        List<RuleOutcome> outcomes = new ArrayList<>();
        contract.rules().stream()
                .filter(ContractJudgement::isOfFiles)
                .map(this::ofFiles)
                .forEach(outcomes::add);
        outcomes.addAll(undeclared());
        return outcomes;
    }

    /**
     * Of all rules, in the contract's order.
     *
     * @param zone in which the business date ends
     */
    public List<RuleOutcome> of(QualityProfile night, BusinessDate date, ZoneId zone) {
        List<RuleOutcome> outcomes = new ArrayList<>();
        for (Rule rule : contract.rules()) {
            if (isOfFiles(rule)) {
                outcomes.add(ofFiles(rule));
            } else if (rule.check().isOfRows()) {
                outcomes.add(ofRows(rule, night));
            } else {
                outcomes.add(ofColumn(rule, night, new Freshness(date, zone)));
            }
        }
        outcomes.addAll(undeclared());
        return outcomes;
    }

    private static boolean isOfFiles(Rule rule) {
        return rule.check() instanceof Contract.Present || rule.check() instanceof Contract.OfType;
    }

    private RuleOutcome ofFiles(Rule rule) {
        Optional<String> wrong = structure.violation(rule);
        return outcome(rule, wrong.map(what -> failed(rule)).orElse(Result.PASSED), wrong.orElse(""));
    }

    private List<RuleOutcome> undeclared() {
        if (contract.undeclared() == Undeclared.IGNORE) {
            return List.of();
        }
        OnViolation action = OnViolation.valueOf(contract.undeclared().name());
        Result result = action == OnViolation.WARN ? Result.WARNED : Result.HELD;
        return structure.undeclared().entrySet().stream()
                .map(column -> new RuleOutcome(
                        column.getKey(),
                        "declared",
                        action,
                        result,
                        0,
                        0,
                        Optional.empty(),
                        "Column " + column.getKey() + " of " + column.getValue() + " is not named in the contract."))
                .toList();
    }

    private static RuleOutcome ofRows(Rule rule, QualityProfile night) {
        Optional<RuleCount> counted = night.contract().stream()
                .filter(count -> count.column().equals(rule.column())
                        && count.rule().equals(rule.check().label()))
                .findFirst();
        if (counted.isEmpty()) {
            return notEvaluated(rule, "the column is not there, or of a type that the rule makes no sense of");
        }
        RuleCount count = counted.get();
        boolean holds = count.violations() == 0;
        String sentence = Figures.count(count.violations()) + " of " + Figures.count(count.rows()) + " rows"
                + count.first()
                        .map(first -> ", the first of them row " + Figures.count(first.row()) + " of " + first.file())
                        .orElse("");
        return new RuleOutcome(
                rule.column(),
                rule.check().label(),
                rule.onViolation(),
                holds ? Result.PASSED : failed(rule),
                count.rows(),
                count.violations(),
                count.first(),
                holds ? kept(rule) : broken(rule, sentence));
    }

    private static RuleOutcome ofColumn(Rule rule, QualityProfile night, Freshness freshness) {
        Optional<ColumnProfile> column = night.column(rule.column());
        if (column.isEmpty()) {
            return notEvaluated(rule, "the column is not there in every file, or not of one type");
        }
        if (rule.check() instanceof Contract.NullShare share) {
            if (!(column.get().nullShare() instanceof Metric.Value nulls)) {
                return notEvaluated(rule, "there are no rows");
            }
            return outcome(
                    rule,
                    nulls.value() <= share.most() ? Result.PASSED : failed(rule),
                    Figures.percent(nulls.value()) + " of its values are null, at most " + Figures.percent(share.most())
                            + " may be");
        }
        Duration within = ((Contract.Fresh) rule.check()).within();
        Optional<Duration> lag = freshness.lag(column.get());
        if (lag.isEmpty()) {
            return notEvaluated(rule, "the column holds no date or time");
        }
        return outcome(
                rule,
                lag.get().compareTo(within) <= 0 ? Result.PASSED : failed(rule),
                "its newest value is " + freshness.shown(column.get()) + ", more than " + Freshness.words(within)
                        + " before the end of the business date");
    }

    private static Result failed(Rule rule) {
        return switch (rule.onViolation()) {
            case WARN, REJECT_ROW -> Result.WARNED;
            case HOLD, FAIL -> Result.HELD;
        };
    }

    private static RuleOutcome outcome(Rule rule, Result result, String found) {
        return new RuleOutcome(
                rule.column(),
                rule.check().label(),
                rule.onViolation(),
                result,
                0,
                0,
                Optional.empty(),
                result == Result.PASSED ? kept(rule) : broken(rule, found));
    }

    private static RuleOutcome notEvaluated(Rule rule, String why) {
        return new RuleOutcome(
                rule.column(),
                rule.check().label(),
                rule.onViolation(),
                Result.NOT_EVALUATED,
                0,
                0,
                Optional.empty(),
                "Could not check '" + rule.check().label() + "' of " + rule.column() + ": " + why + ".");
    }

    private static String kept(Rule rule) {
        return "Column " + rule.column() + " keeps '" + rule.check().label() + "'.";
    }

    private static String broken(Rule rule, String found) {
        return "Column " + rule.column() + " breaks '" + rule.check().label() + "'" + meaning(rule.check()) + ": "
                + found + (rule.onViolation() == OnViolation.REJECT_ROW ? "; these rows are rejected." : ".");
    }

    private static String meaning(Contract.Check check) {
        if (check instanceof Contract.Range range) {
            String least = range.least() == Double.NEGATIVE_INFINITY ? "" : "at least " + bound(range.least());
            String most = range.most() == Double.POSITIVE_INFINITY ? "" : "at most " + bound(range.most());
            return " (" + least + (least.isEmpty() || most.isEmpty() ? "" : ", ") + most + ")";
        }
        return check instanceof Contract.Matching pattern ? " (" + pattern.regex() + ")" : "";
    }

    private static String bound(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
