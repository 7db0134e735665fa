package io.nightjar.quality.contract;

import io.nightjar.run.Contract;
import io.nightjar.run.Contract.Rule;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import java.util.List;

/**
 * Which rules of a contract are held against the rows that a run reads.
 *
 * @param input the columns that are read, in the order of their vectors
 */
public record ContractPlan(Contract contract, Schema input) {

    /** Watches nothing. */
    public static ContractPlan none(Schema input) {
        return new ContractPlan(Contract.NONE, input);
    }

    /** The rules that single rows break, of columns that are read and can break them. */
    List<Rule> watched() {
        return contract.rules().stream()
                .filter(rule -> rule.check().isOfRows())
                .filter(rule -> input.find(rule.column())
                        .flatMap(column -> RowRule.of(rule.check(), column))
                        .isPresent())
                .toList();
    }

    /** Watches one split. */
    public ContractWatch watch(Split split) {
        return new ContractWatch(this, split);
    }

    /** The counts of no rows. */
    public List<RuleCount> empty() {
        return watched().stream()
                .map(rule -> new RuleCount(rule.column(), rule.check().label(), 0, 0, java.util.Optional.empty()))
                .toList();
    }
}
