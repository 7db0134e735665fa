package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.GateOutcome.Result;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import io.nightjar.scoring.RejectReason;
import io.nightjar.table.ColumnType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final QualityProfile NIGHT = new QualityProfile(
            new RowCounts(
                    1000, 980, List.of(new RowCounts.Reject(RejectReason.MISSING_VALUE, Optional.of("origin"), 20))),
            List.of(new ColumnProfile(
                    "origin", ColumnType.STRING, 1000, 50, Optional.empty(), ColumnContent.Categories.NONE)),
            Optional.empty(),
            List.of(),
            List.of(),
            1);

    @Test
    void passes_at_its_limit() {
        assertThat(judge(Measure.MINIMUM_ROWS, 1000, Action.HOLD).result()).isEqualTo(Result.PASSED);
        assertThat(judge(Measure.MAXIMUM_REJECT_SHARE, 0.02, Action.HOLD).result())
                .isEqualTo(Result.PASSED);
        assertThat(nullShareOf("origin", 0.05, Action.HOLD).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void holds_or_warns_beyond_its_limit_as_its_action_says() {
        GateOutcome rows = judge(Measure.MINIMUM_ROWS, 1001, Action.HOLD);
        assertThat(rows.result()).isEqualTo(Result.HELD);
        assertThat(rows.sentence()).isEqualTo("Rows read: 1,000; the limit is at least 1,001.");
        GateOutcome rejects = judge(Measure.MAXIMUM_REJECT_SHARE, 0.019, Action.WARN);
        assertThat(rejects.result()).isEqualTo(Result.WARNED);
        assertThat(rejects.sentence())
                .isEqualTo("Share of rejected rows: 2 % (missing-value in origin); the limit is at most 1.9 %.");
        GateOutcome nulls = nullShareOf("origin", 0.04, Action.WARN);
        assertThat(nulls.measured()).isEqualTo(Metric.of(0.05));
        assertThat(nulls.sentence()).isEqualTo("Null share of origin: 5 %; the limit is at most 4 %.");
    }

    @Test
    void never_passes_where_the_figure_is_not_available() {
        GateOutcome unread = nullShareOf("carrier", 1, Action.HOLD);
        assertThat(unread.result()).isEqualTo(Result.NOT_EVALUATED);
        assertThat(unread.level()).isEqualTo(Verdict.Level.HELD);
        assertThat(unread.sentence())
                .isEqualTo("Could not measure the null share of carrier: the run does not read this column.");
        GateOutcome drift = judge(Measure.MAXIMUM_SCORE_PSI, 0.2, Action.WARN);
        assertThat(drift.result()).isEqualTo(Result.NOT_EVALUATED);
        assertThat(drift.level()).isEqualTo(Verdict.Level.WARNED);
        assertThat(drift.sentence())
                .isEqualTo("Could not measure the score drift (PSI against the baseline): there is no baseline.");
    }

    @Test
    void cannot_measure_shares_of_no_rows() {
        QualityProfile empty = new QualityProfile(RowCounts.NONE, List.of(), Optional.empty(), List.of(), List.of(), 1);
        Gate gate = new Gate(Measure.MAXIMUM_REJECT_SHARE, Optional.empty(), 0.01, Action.HOLD);
        assertThat(new Expectation(gate).judge(empty, Optional.empty()).result())
                .isEqualTo(Result.NOT_EVALUATED);
    }

    @Test
    void makes_the_worst_gate_the_verdict_and_gives_the_reasons_worst_first() {
        Verdict verdict = Verdict.of(List.of(
                judge(Measure.MAXIMUM_REJECT_SHARE, 0.01, Action.WARN),
                judge(Measure.MINIMUM_ROWS, 1, Action.HOLD),
                judge(Measure.MINIMUM_ROWS, 2000, Action.HOLD)));
        assertThat(verdict.level()).isEqualTo(Verdict.Level.HELD);
        assertThat(verdict.reasons())
                .containsExactly(
                        "Rows read: 1,000; the limit is at least 2,000.",
                        "Share of rejected rows: 2 % (missing-value in origin); the limit is at most 1 %.");
    }

    @Test
    void names_what_rows_and_columns_are_like_before_what_follows_from_it() {
        Verdict verdict = Verdict.of(List.of(
                judge(Measure.MAXIMUM_REJECT_SHARE, 0.01, Action.HOLD), nullShareOf("origin", 0.01, Action.HOLD)));
        assertThat(verdict.reasons()).first().isEqualTo("Null share of origin: 5 %; the limit is at most 1 %.");
    }

    @Test
    void says_of_an_ordinary_night_that_it_is_like_any() {
        assertThat(UnusualGate.oneIn(1.2)).isEqualTo("any night");
        assertThat(UnusualGate.oneIn(81.4)).isEqualTo("one night in 81");
        assertThat(UnusualGate.oneIn(1e12)).isEqualTo("less than one night in 1,000,000");
    }

    @Test
    void passes_a_night_without_gates() {
        assertThat(Verdict.of(List.of())).isEqualTo(new Verdict(Verdict.Level.PASSED, List.of()));
    }

    private static GateOutcome judge(Measure measure, double limit, Action action) {
        return new Expectation(new Gate(measure, Optional.empty(), limit, action)).judge(NIGHT, Optional.empty());
    }

    private static GateOutcome nullShareOf(String column, double limit, Action action) {
        return new Expectation(new Gate(Measure.MAXIMUM_NULL_SHARE, Optional.of(column), limit, action))
                .judge(NIGHT, Optional.empty());
    }
}
