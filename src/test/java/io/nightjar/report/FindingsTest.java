package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.FeatureUse;
import io.nightjar.quality.Nightfall;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.RowCounts;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import io.nightjar.scoring.RejectReason;
import io.nightjar.table.ColumnType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {

    @Test
    void put_a_failed_gate_first_then_rejected_rows_then_values_the_model_could_not_use() {
        QualityReport report = report(
                List.of(new Gate(Measure.MINIMUM_ROWS, Optional.empty(), 2000, Action.HOLD)),
                night(30, 0, 12, 5),
                Optional.empty());
        assertThat(Findings.of(report))
                .containsExactly(
                        "Rows read: 1,000; the limit is at least 2,000.",
                        "30 rows were rejected, because: a value is missing (origin).",
                        "1.2 % of the values of origin (airport of departure) are categories that the model does not know; they add nothing to a score.");
    }

    @Test
    void tell_of_nulls_that_the_baseline_does_not_have() {
        QualityReport report =
                report(List.of(), night(0, 40, 0, 0), Optional.of(Baseline.from(List.of(), night(0, 5, 0, 0))));
        assertThat(Findings.of(report))
                .startsWith("Nulls in origin (airport of departure): 4 % of rows, against 0.5 % in the baseline.")
                .contains("Every row that was read was scored.");
    }

    @Test
    void name_the_weekday_where_it_moves_the_scores() {
        QualityReport report = report(
                List.of(new Gate(Measure.MAXIMUM_SCORE_PSI, Optional.empty(), 0.2, Action.WARN)),
                Nightfall.rare(30, 2000),
                Optional.of(Baseline.from(List.of(), Nightfall.split(31, 2000, 500))));
        assertThat(Findings.of(report))
                .anyMatch(
                        sentence -> sentence.startsWith(
                                "The model uses the weekday of scheduled, and 2001-05-08 is a Tuesday: its scores move as a whole"));
    }

    @Test
    void blame_no_weekday_where_tonight_is_compared_with_its_own() {
        QualityReport report = report(
                List.of(new Gate(Measure.MAXIMUM_SCORE_PSI, Optional.empty(), 0.2, Action.WARN)),
                Nightfall.rare(30, 2000),
                Optional.of(Baseline.from(List.of(LocalDate.of(2001, 4, 17)), Nightfall.split(31, 2000, 500))));
        assertThat(Findings.of(report)).isNotEmpty().noneMatch(sentence -> sentence.contains("weekday"));
    }

    private static QualityProfile night(long rejected, long nulls, long unknown, long invalid) {
        RowCounts.Reject reject = new RowCounts.Reject(RejectReason.MISSING_VALUE, Optional.of("origin"), rejected);
        ColumnProfile origin = new ColumnProfile(
                "origin",
                ColumnType.STRING,
                1000,
                nulls,
                Optional.of(new FeatureUse(nulls, unknown, invalid)),
                new ColumnContent.Withheld());
        return new QualityProfile(
                new RowCounts(1000, 1000 - rejected, rejected == 0 ? List.of() : List.of(reject)),
                List.of(origin),
                Optional.empty(),
                List.of(),
                List.of(0L, 1000 - rejected),
                1);
    }

    private static QualityReport report(List<Gate> gates, QualityProfile night, Optional<Baseline> baseline) {
        return QualityReport.judge(RealFlights.facts(LocalDate.of(2001, 5, 8), night), night, baseline, gates);
    }
}
