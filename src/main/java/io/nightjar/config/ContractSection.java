package io.nightjar.config;

import io.nightjar.run.Contract;
import io.nightjar.run.Contract.Check;
import io.nightjar.run.Contract.OnViolation;
import io.nightjar.run.Contract.Rule;
import io.nightjar.run.Contract.Undeclared;
import io.nightjar.table.ColumnType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code contract}: what the input must be. */
final class ContractSection {
    static final Set<String> KEYS = Set.of("on-violation", "undeclared-columns", "columns");

    static final Set<String> COLUMN_KEYS = Set.of(
            "type",
            "required",
            "minimum",
            "maximum",
            "allowed",
            "pattern",
            "maximum-null-share",
            "freshness",
            "on-violation");

    /** Rules by the names that {@link Check#label} gives them. */
    static final Set<String> RULES =
            Set.of("present", "type", "required", "range", "allowed", "pattern", "maximum-null-share", "freshness");

    private static final String TYPES =
            Stream.of(ColumnType.values()).map(ColumnType::label).collect(Collectors.joining(", "));

    private final List<String> privateColumns;
    private final OnViolation usual;
    private final List<String> columns = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private ContractSection(List<String> privateColumns, OnViolation usual) {
        this.privateColumns = privateColumns;
        this.usual = usual;
    }

    /** @param privateColumns of whose values nothing is kept, not even the newest */
    static Contract read(YamlSection section, List<String> privateColumns) {
        section.require("columns", "{origin: {type: string, required: true}}");
        OnViolation usual = section.word("on-violation", OnViolation.class).orElse(OnViolation.HOLD);
        Undeclared undeclared =
                section.word("undeclared-columns", Undeclared.class).orElse(Undeclared.WARN);
        ContractSection contract = new ContractSection(privateColumns, usual);
        section.anySection("columns").ifPresent(contract::columns);
        return new Contract(contract.columns, contract.rules, undeclared);
    }

    private void columns(YamlSection all) {
        for (String name : all.keys()) {
            columns.add(name);
            if (all.isEmpty(name)) {
                rules.add(new Rule(name, new Contract.Present(), ofNights(usual)));
            } else {
                all.section(name, COLUMN_KEYS).ifPresent(section -> column(name, section));
            }
        }
    }

    private void column(String name, YamlSection section) {
        List<Check> checks = checks(section);
        Optional<YamlSection> byRule =
                section.hasSection("on-violation") ? section.section("on-violation", RULES) : Optional.empty();
        OnViolation ofColumn = byRule.isPresent()
                ? usual
                : section.word("on-violation", OnViolation.class).orElse(usual);
        for (Check check : checks) {
            Optional<OnViolation> own = byRule.flatMap(rule -> rule.word(check.label(), OnViolation.class));
            if (own.isPresent() && own.get() == OnViolation.REJECT_ROW && !check.isOfRows()) {
                byRule.ifPresent(rule -> rule.note(
                        rule.lineOf(check.label()),
                        "'" + check.label() + "' is not broken by single rows, so that none can be rejected: write"
                                + " warn, hold or fail"));
            }
            OnViolation chosen = own.orElse(ofColumn);
            rules.add(new Rule(name, check, check.isOfRows() ? chosen : ofNights(chosen)));
        }
        byRule.ifPresent(rule -> refuseIdle(rule, checks));
        if (privateColumns.contains(name) && section.has("freshness")) {
            section.note(
                    section.lineOf("freshness"),
                    "'" + name + "' is private (input.pii), and its newest value would have to be kept");
        }
    }

    /** An action of a rule that is not there would look as if the rule were. */
    private static void refuseIdle(YamlSection byRule, List<Check> checks) {
        List<String> there = checks.stream().map(Check::label).toList();
        for (String rule : byRule.keys()) {
            if (RULES.contains(rule) && !there.contains(rule)) {
                byRule.note(byRule.lineOf(rule), "the column has no rule '" + rule + "'");
            }
        }
    }

    private static OnViolation ofNights(OnViolation chosen) {
        return chosen == OnViolation.REJECT_ROW ? OnViolation.HOLD : chosen;
    }

    private static List<Check> checks(YamlSection section) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Contract.Present());
        section.value("type", "one of " + TYPES, ContractSection::type)
                .ifPresent(type -> checks.add(new Contract.OfType(type)));
        if (section.value("required", "true or false", ContractSection::flag).orElse(false)) {
            checks.add(new Contract.Required());
        }
        range(section).ifPresent(checks::add);
        List<String> allowed = section.texts("allowed");
        if (!allowed.isEmpty()) {
            checks.add(new Contract.Allowed(new TreeSet<>(allowed)));
        } else if (section.has("allowed")) {
            section.note(section.lineOf("allowed"), "'" + section.name("allowed") + "' allows no value at all");
        }
        section.value("pattern", "a regular expression such as [A-Z]{3}", Contract.Matching::new)
                .ifPresent(checks::add);
        section.value("maximum-null-share", "a share from 0 to 1", ContractSection::share)
                .ifPresent(share -> checks.add(new Contract.NullShare(share)));
        section.value("freshness", TimeSpan.WORDS, TimeSpan::parse)
                .ifPresent(within -> checks.add(new Contract.Fresh(within)));
        return checks;
    }

    private static Optional<Check> range(YamlSection section) {
        Optional<Double> least = section.value("minimum", "a number", ContractSection::number);
        Optional<Double> most = section.value("maximum", "a number", ContractSection::number);
        if (least.isEmpty() && most.isEmpty()) {
            return Optional.empty();
        }
        double from = least.orElse(Double.NEGATIVE_INFINITY);
        double to = most.orElse(Double.POSITIVE_INFINITY);
        if (from > to) {
            section.note(section.lineOf("minimum"), "'minimum' is greater than 'maximum'");
        }
        return Optional.of(new Contract.Range(from, to));
    }

    private static ColumnType type(String label) {
        return EnumSet.allOf(ColumnType.class).stream()
                .filter(type -> type.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(label));
    }

    private static boolean flag(String text) {
        if (!List.of("true", "false").contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private static double number(String text) {
        double value = Double.parseDouble(text.replace("_", ""));
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static double share(String text) {
        double value = number(text);
        if (value < 0 || value > 1) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
