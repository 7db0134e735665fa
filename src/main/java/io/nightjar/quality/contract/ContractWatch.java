package io.nightjar.quality.contract;

import io.nightjar.quality.contract.RuleCount.Place;
import io.nightjar.run.Contract.OnViolation;
import io.nightjar.run.Contract.Rule;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the rows of one split against a contract. Not thread-safe: one for each split. */
public final class ContractWatch {
    private final Split split;
    private final List<Watched> rules = new ArrayList<>();
    private long rows;

    /** One rule at work. */
    private static final class Watched {
        private final Rule rule;
        private final int column;
        private final RowRule check;
        private final ScoredBatch.Reject reject;
        private long violations;
        private Optional<Place> first = Optional.empty();

        Watched(Rule rule, int column, RowRule check) {
            this.rule = rule;
            this.column = column;
            this.check = check;
            this.reject = new ScoredBatch.Reject(RejectReason.BREAKS_CONTRACT, Optional.of(rule.column()));
        }
    }

    ContractWatch(ContractPlan plan, Split split) {
        this.split = split;
        // Of their own for each split, since some remember the dictionary that they saw last.
        for (Rule rule : plan.watched()) {
            int column = plan.input().indexOf(rule.column());
            RowRule.of(rule.check(), plan.input().column(column))
                    .ifPresent(check -> rules.add(new Watched(rule, column, check)));
        }
    }

    /**
     * Counts the rows of a batch that break rules.
     *
     * @return the answer, with those rejected that a rule says so of; a row that the scorer rejects keeps that reason
     */
    public ScoredBatch check(RowBatch batch, ScoredBatch answer) {
        rows += batch.rows();
        ScoredBatch checked = answer;
        for (Watched watched : rules) {
            ColumnVector vector = batch.vector(watched.column);
            int broken = watched.check.broken(vector);
            if (broken > 0) {
                watched.violations += broken;
                if (watched.first.isEmpty()) {
                    watched.first = Optional.of(
                            new Place(split.file(batch).location(), batch.firstRow() + first(watched.check, vector)));
                }
                if (watched.rule.onViolation() == OnViolation.REJECT_ROW) {
                    checked = checked.withRejected(row -> watched.check.breaks(vector, row), watched.reject);
                }
            }
        }
        return checked;
    }

    private static int first(RowRule check, ColumnVector vector) {
        int row = 0;
        while (!check.breaks(vector, row)) {
            row++;
        }
        return row;
    }

    /** A count for each rule that single rows break, in the contract's order. */
    public List<RuleCount> finish() {
        return rules.stream()
                .map(watched -> new RuleCount(
                        watched.rule.column(), watched.rule.check().label(), rows, watched.violations, watched.first))
                .toList();
    }
}
