package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Phase;
import io.nightjar.ledger.Settlement;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunSpec;
import io.nightjar.run.RunStatus;
import io.nightjar.status.SmallNights;
import io.nightjar.testing.NoNights;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedNightsTest {
    private static final RunId RUN = new RunId("0123456789ab");
    private static final RunSpec SPEC = new RunSpec(SmallNights.job(), SmallNights.date("2001-05-08"));

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();
    private final List<NightEnd> ends = new ArrayList<>();
    private final NightWatch listening = new NightWatch() {
        @Override
        public void ended(NightEnd end) {
            heard.add("ended " + end.label());
            ends.add(end);
        }

        @Override
        public void unrecorded(NightEnd end) {
            heard.add("unrecorded " + end.label());
        }

        @Override
        public void settled() {
            heard.add("settled");
        }
    };
    private final NightWatch failing = new NightWatch() {
        @Override
        public void ended(NightEnd end) {
            throw new IllegalStateException("broken");
        }
    };
    private Optional<NightjarException> error = Optional.empty();
    private long seconds;

    private final Nights nights = new WatchedNights(
            new Ending(),
            () -> {
                throw new IllegalStateException("no ledger is asked");
            },
            () -> seconds * 1_000_000_000,
            List.of(failing, listening));

    @Test
    void everyWatchHearsOfANightThatEndedAndOfHowLongItsPhasesTook() {
        assertThat(nights.run(SPEC, RunOptions.usual(), ProgressListener.silent())
                        .exit())
                .isEqualTo(ExitStatus.OK);

        assertThat(heard).containsExactly("ended small@2001-05-08");
        assertThat(ends.get(0).run()).contains(RUN);
        assertThat(ends.get(0).phases())
                .containsExactly(
                        new Phase("plan", 3), new Phase("score", 10), new Phase("judge", 2), new Phase("publish", 1));
    }

    @Test
    void theErrorOfANightThatFailedReachesTheCallerWhateverTheWatchesDo() {
        NightjarException missing = NightjarException.of(ErrorCode.INPUT_MISSING, "no folder");
        error = Optional.of(missing);

        assertThatThrownBy(() -> nights.run(SPEC, RunOptions.usual(), ProgressListener.silent()))
                .isSameAs(missing);

        assertThat(ends.get(0).error()).contains(missing);
    }

    @Test
    void whatAnotherProcessWorksOnIsItsToTellOf() {
        for (ErrorCode code : List.of(ErrorCode.RUN_BUSY, ErrorCode.LEDGER_BUSY, ErrorCode.LEASE_LOST)) {
            error = Optional.of(NightjarException.of(code, "busy"));
            assertThatThrownBy(() -> nights.run(SPEC, RunOptions.usual(), ProgressListener.silent()))
                    .hasMessage("busy");
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void aNightThatTheLedgerCouldNotBeToldOfIsToldAsSuch() {
        error = Optional.of(NightjarException.of(ErrorCode.LEDGER_UNAVAILABLE, "down"));
        assertThatThrownBy(() -> nights.run(SPEC, RunOptions.usual(), ProgressListener.silent()))
                .hasMessage("down");
        assertThat(heard).containsExactly("unrecorded small@2001-05-08");
    }

    @Test
    void aScratchRunIsNobodysBusiness() {
        RunOptions scratch = new RunOptions(
                RunOptions.Published.REFUSE, Optional.of("scratch"), "operator", RunOptions.Patience.LOOK_ONCE);
        nights.run(SPEC, scratch, ProgressListener.silent());
        assertThat(heard).isEmpty();
    }

    @Test
    void aRestartIsFoundByItsRunAndARecoveryMayBeOfAnyJob() {
        try (SmallNights recorded = new SmallNights(folder)) {
            RunId failed = recorded.failed("2001-05-07");
            Nights restarting = new WatchedNights(new Ending(), recorded::reader, () -> 0, List.of(failing, listening));
            restarting.restart(failed, "operator", ProgressListener.silent());
            restarting.recover();
        }
        assertThat(heard).containsExactly("ended small@2001-05-07", "settled");
    }

    /** Goes through the phases and ends as the test says. */
    private final class Ending extends NoNights {
        @Override
        public RunOutcome run(RunSpec spec, RunOptions options, ProgressListener progress) {
            seconds += 2;
            progress.began(RUN, 1);
            progress.stage("plan");
            seconds += 1;
            progress.stage("score");
            progress.planned(10, 1);
            progress.advanced(10);
            seconds += 10;
            progress.stage("judge");
            seconds += 2;
            error.ifPresent(e -> {
                throw e;
            });
            progress.stage("publish");
            seconds += 1;
            return new RunOutcome(
                    ExitStatus.OK,
                    record(spec.job().name(), spec.date()),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    "",
                    0);
        }

        private RunRecord record(String job, BusinessDate date) {
            return new RunRecord(
                    RUN,
                    job,
                    date,
                    RunStatus.PUBLISHED,
                    "small@1",
                    "",
                    1,
                    10,
                    10,
                    0,
                    Optional.of("passed"),
                    Optional.empty(),
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public RunOutcome run(Lease lease, RunSpec spec, RunOptions options, ProgressListener progress) {
            return run(spec, options, progress);
        }

        @Override
        public RunOutcome restart(RunId run, String startedBy, ProgressListener progress) {
            return run(SPEC, RunOptions.usual(), progress);
        }

        @Override
        public List<Settlement> recover() {
            return List.of();
        }

        @Override
        public void requestStop() {}
    }
}
