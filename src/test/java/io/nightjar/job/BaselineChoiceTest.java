package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineChoiceTest {
    private static final LocalDate TUESDAY = RealNights.NIGHT.date();
    private static final LocalDate WEDNESDAY = TUESDAY.plusDays(1);
    private static final LocalDate EARLIER_TUESDAY = TUESDAY.minusDays(7);

    @TempDir
    Path folder;

    private final List<QualityReport> reports = new ArrayList<>();
    private String choice = "";

    @Test
    void aNightIsComparedWithTheNightsThatItsJobAsksFor() {
        try (RealNights project = new RealNights(folder)) {
            project.edit("jobs/flight-delay.yaml", "gates:", "baseline: training\ngates:");
            choice = "baseline: training";
            project.keep(reports);
            project.deliver(new BusinessDate(EARLIER_TUESDAY));
            project.deliver(new BusinessDate(WEDNESDAY));
            RunId first = project.nights()
                    .run(project.spec(new BusinessDate(EARLIER_TUESDAY)), RunOptions.usual(), ProgressListener.silent())
                    .run()
                    .id();
            project.nights().run(project.spec(), RunOptions.usual(), ProgressListener.silent());

            Baseline training = baseline(project, "training", WEDNESDAY);
            assertThat(training.nights()).contains(LocalDate.of(2001, 4, 18)).doesNotContain(TUESDAY);
            assertThat(baseline(project, "last-night", WEDNESDAY).nights()).containsExactly(TUESDAY);
            assertThat(baseline(project, "5 nights", WEDNESDAY).nights()).containsExactly(EARLIER_TUESDAY, TUESDAY);
            assertThat(baseline(project, "run " + first, WEDNESDAY).nights()).containsExactly(EARLIER_TUESDAY);
            assertThat(baseline(project, "same-weekday", TUESDAY).nights()).containsExactly(EARLIER_TUESDAY);
            assertThat(baseline(project, "same-weekday", WEDNESDAY))
                    .as("no Wednesday is published yet: the model's own stands in")
                    .isEqualTo(training);

            Baseline both = baseline(project, "2 nights", WEDNESDAY);
            assertThat(both.profile().rows().read()).isEqualTo(rows(TUESDAY) + rows(EARLIER_TUESDAY));
            assertThat(both.profile().score().orElseThrow().count())
                    .isEqualTo(both.profile().rows().scored());
            QualityReport report = reports.get(reports.size() - 1);
            assertThat(report.drift()).isNotEmpty().allSatisfy(drift -> assertThat(
                            drift.column().equals("flight_id")
                                    || drift.figure(new PopulationStability()) instanceof Metric.Value)
                    .as(drift.column())
                    .isTrue());
            assertThat(both.scorePsi(report.profile())).isInstanceOf(Metric.Value.class);

            assertThat(reportWith(project, "run aaaaaaaaaaaa", WEDNESDAY).baseline())
                    .as("a pinned run has no stand-in")
                    .isEmpty();
        }
    }

    private long rows(LocalDate date) {
        return reports.stream()
                .filter(report -> report.facts().date().date().equals(date))
                .findFirst()
                .orElseThrow()
                .profile()
                .rows()
                .read();
    }

    private Baseline baseline(RealNights project, String next, LocalDate date) {
        return reportWith(project, next, date).baseline().orElseThrow();
    }

    private QualityReport reportWith(RealNights project, String next, LocalDate date) {
        project.edit("jobs/flight-delay.yaml", choice, "baseline: " + next);
        choice = "baseline: " + next;
        project.scratch(new BusinessDate(date), "scratch");
        return reports.get(reports.size() - 1);
    }
}
