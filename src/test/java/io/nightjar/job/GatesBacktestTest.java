package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.GroupFigures;
import io.nightjar.quality.PastNights;
import io.nightjar.quality.Verdict.Level;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.DriftBaseline;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import io.nightjar.run.RunRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatesBacktestTest {
    private static final BusinessDate NEXT = new BusinessDate(LocalDate.of(2001, 5, 9));

    @TempDir
    Path folder;

    @Test
    void storedNightsAreJudgedByGatesThatTheyDidNotHaveAndHeldOnesAreNoMeasure() {
        try (RealNights project = new RealNights(folder)) {
            project.deliver(NEXT);
            project.nights().run(project.spec(), RunOptions.usual(), ProgressListener.silent());
            project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 12000000");
            project.nights().run(project.spec(NEXT), RunOptions.usual(), ProgressListener.silent());

            List<Gate> gates = List.of(
                    new Gate(Measure.MINIMUM_ROWS, Optional.empty(), 17_270, Action.HOLD),
                    new Gate(Measure.UNUSUAL_NIGHT, Optional.empty(), 90, Action.WARN));
            List<GatesBacktest.Tested> tested = new GatesBacktest(
                            project.ledger.reader(), gates, measures(DriftBaseline.TRAINING))
                    .of(RealNights.JOB, 10);
            assertThat(tested)
                    .extracting(night -> night.run().date(), night -> night.verdict()
                            .level())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(RealNights.NIGHT, Level.HELD),
                            org.assertj.core.groups.Tuple.tuple(NEXT, Level.PASSED));
            assertThat(tested.get(0).gates().get(1).sentence())
                    .startsWith("Could not measure how unusual the night is: no night is published yet");
            assertThat(tested.get(1).gates().get(1).sentence())
                    .contains("by stated limits, since only 1 of 14 nights are published");
            assertThat(scorePsi(project, "training")).isEqualTo(Metric.notAvailable("there is no baseline"));
            assertThat(scorePsi(project, "last-night")).isInstanceOf(Metric.Value.class);
            assertThat(pinned(project, tested.get(0).run()))
                    .get()
                    .extracting(PastNights.Night::date)
                    .isEqualTo(RealNights.NIGHT.date());
            assertThat(pinned(project, tested.get(1).run()))
                    .as("a run that a gate held is no baseline")
                    .isEmpty();
            assertThat(new StoredProfiles(project.ledger.reader())
                            .published(RealNights.JOB, Optional.empty(), NEXT, 10))
                    .extracting(StoredProfiles.Night::date)
                    .containsExactly(RealNights.NIGHT);
        }
    }

    /** What the later night's scores differ from, without a baseline of the model. */
    private static Metric scorePsi(RealNights project, String baseline) {
        List<Gate> gates = List.of(new Gate(Measure.MAXIMUM_SCORE_PSI, Optional.empty(), 0.2, Action.WARN));
        return new GatesBacktest(project.ledger.reader(), gates, measures(DriftBaseline.of(baseline)))
                .of(RealNights.JOB, 1)
                .get(0)
                .gates()
                .get(0)
                .measured();
    }

    private static GatesBacktest.Measures measures(DriftBaseline choice) {
        return new GatesBacktest.Measures(
                choice, Optional.empty(), Optional.empty(), Optional.empty(), date -> GroupFigures.NONE);
    }

    private static Optional<PastNights.Night> pinned(RealNights project, RunRecord run) {
        project.edit("jobs/flight-delay.yaml", "\ngates:", "\nbaseline: run " + run.id() + "\ngates:");
        Optional<PastNights.Night> found = new StoredProfiles(project.ledger.reader())
                .pinned(project.spec().job());
        project.edit("jobs/flight-delay.yaml", "baseline: run " + run.id() + "\n", "");
        return found;
    }
}
