package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.testing.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights whose input comes while they wait for it; the clock is moved by hand. */
class WaitingNightTest {
    private static final Instant NOW = Instant.parse("2001-05-09T07:10:00Z");
    private static final String PARTITION = "data/flights/date=" + RealNights.NIGHT;

    @TempDir
    Path folder;

    private RealNights project;
    private HandClock clock;
    private final Told told = new Told();
    private int looks;

    @BeforeEach
    void open() {
        project = new RealNights(folder);
        clock = new HandClock(NOW);
        project.clock = clock;
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aMarkerIsWaitedForAndNamed() {
        ready("marker: _SUCCESS");
        RunOutcome outcome = run(look -> {
            if (look == 3) {
                write(PARTITION + "/_SUCCESS");
            }
        });
        assertThat(outcome.exit()).isEqualTo(ExitStatus.OK);
        assertThat(looks).isEqualTo(3);
        assertThat(told.sentences)
                .containsExactly(
                        "stage wait",
                        "waiting for the marker " + PARTITION + "/_SUCCESS, until 2001-05-09 04:10:00 -04:00");
    }

    @Test
    void aMarkerElsewhereHoldsTheDateInItsName() {
        ready("marker: ready/{date:yyyyMMdd}.done");
        write("ready/20010508.done");
        assertThat(run(look -> {}).exit()).isEqualTo(ExitStatus.OK);
        assertThat(looks).isZero();
    }

    @Test
    void itIsLookedAsOftenAsTheJobSaysAndNotLongerThanItsTimeout() {
        ready("marker: _SUCCESS\n    timeout: 25 min\n    every: 10 min");
        List<Duration> pauses = new ArrayList<>();
        BatchNights nights = project.nights((duration, stop) -> {
            pauses.add(duration);
            clock.advance(duration);
        });
        assertThatThrownBy(() -> nights.run(project.spec(), RunOptions.usual(), told))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_NOT_READY))
                .hasMessage("the input of flight-delay@2001-05-08 is not ready after 25 min of waiting: missing is the"
                        + " marker " + PARTITION + "/_SUCCESS");
        assertThat(pauses).containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(5));
        assertThat(newest().status()).isEqualTo(RunStatus.FAILED);
        assertThat(newest().errorCode()).contains("NJ-INPUT-NOT-READY");
        assertThat(told.sentences.stream().filter(sentence -> sentence.startsWith("waiting")))
                .as("said again after ten minutes")
                .hasSize(3);
        write(PARTITION + "/_SUCCESS");
        Id failed = new Id(newest());
        assertThat(run(look -> {}).exit()).isEqualTo(ExitStatus.OK);
        assertThat(new Id(newest()))
                .as("the run that had failed for it went on")
                .isEqualTo(failed);
    }

    private record Id(String id) {
        Id(RunRecord run) {
            this(run.id().value());
        }
    }

    @Test
    void filesAndRowsAreCountedAndAFileStillBeingWrittenIsNotOne() throws IOException {
        ready("minimum-files: 2\n    minimum-rows: 20000");
        byte[] whole = Files.readAllBytes(folder.resolve(PARTITION + "/flights_0.parquet"));
        Path second = folder.resolve(PARTITION + "/flights_1.parquet");
        RunOutcome outcome = run(look -> {
            if (look == 1) {
                writeHalf(second, whole);
            } else if (look == 2) {
                moveWhole(second);
            }
        });
        assertThat(outcome.exit()).isEqualTo(ExitStatus.OK);
        assertThat(outcome.run().rowsRead()).isGreaterThan(20_000);
        assertThat(told.sentences)
                .anyMatch(sentence -> sentence.startsWith("waiting for 2 files *.parquet in " + PARTITION
                        + " (1 there) and 20000 rows in " + PARTITION + " (17261 there), until "))
                .anyMatch(sentence -> sentence.startsWith("waiting for 20000 rows in " + PARTITION
                        + " (17261 there, and " + PARTITION + "/flights_1.parquet has no readable footer yet)"));
    }

    @Test
    void oldFilesInAFolderThatNobodyTouchedAreSettledAtOnce() throws IOException {
        ready("settled: 5 min");
        settle(NOW.minusSeconds(300));
        assertThat(run(look -> {}).exit()).isEqualTo(ExitStatus.OK);
        assertThat(looks).isZero();
    }

    @Test
    void whatChangedLatelyMustStayAsItIsForTheWholeTime() throws IOException {
        ready("settled: 5 min\n    every: 1 min");
        settle(NOW.minusSeconds(120));
        RunOutcome outcome = run(look -> {
            if (look == 2) {
                write(PARTITION + "/_late");
                touch(folder.resolve(PARTITION), clock.instant());
            }
        });
        assertThat(outcome.exit()).isEqualTo(ExitStatus.OK);
        assertThat(looks).as("a minute each: two, then five from the change on").isEqualTo(7);
        assertThat(told.sentences)
                .contains("waiting for 5 min without a change in " + PARTITION + ", until 2001-05-09 04:10:00 -04:00");
    }

    @Test
    void aFileWithAnOldTimeThatCameLatelyIsNotSettled() throws IOException {
        ready("settled: 5 min\n    every: 1 min");
        settle(NOW.minusSeconds(86_400));
        touch(folder.resolve(PARTITION), NOW.minusSeconds(30));
        assertThat(run(look -> {}).exit()).isEqualTo(ExitStatus.OK);
        assertThat(looks).isEqualTo(5);
    }

    @Test
    void aRequestToStopEndsTheWaitingAndNothingIsRecorded() {
        ready("marker: _SUCCESS");
        BatchNights nights = project.nights((duration, stop) -> stop.stop());
        assertThatThrownBy(() -> nights.run(project.spec(), RunOptions.usual(), told))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STOPPED));
        assertThat(project.ledger.reader().runs().list(5)).isEmpty();
    }

    @Test
    void oneLookIsEnoughWhereNobodyWantsToWait() {
        ready("marker: _SUCCESS");
        RunOptions options = new RunOptions(
                RunOptions.Published.REFUSE, Optional.empty(), "operator", RunOptions.Patience.LOOK_ONCE);
        assertThatThrownBy(() -> nights(look -> {}).run(project.spec(), options, told))
                .hasMessage("the input of flight-delay@2001-05-08 is not ready: missing is the marker " + PARTITION
                        + "/_SUCCESS");
        assertThat(looks).isZero();
    }

    @Test
    void whatIsPublishedIsRefusedWithoutWaiting() {
        assertThat(run(look -> {}).exit()).isEqualTo(ExitStatus.OK);
        ready("marker: _SUCCESS");
        assertThatThrownBy(() -> run(look -> {}))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_PUBLISHED));
        assertThat(looks).isZero();
    }

    @Test
    void aPlanSaysWhatTheRunWouldWaitFor() {
        ready("marker: _SUCCESS");
        assertThat(nights(look -> {}).plan(project.spec()).missing()).contains("the marker " + PARTITION + "/_SUCCESS");
        write(PARTITION + "/_SUCCESS");
        assertThat(nights(look -> {}).plan(project.spec()).missing()).isEmpty();
    }

    private RunOutcome run(IntConsumer atLook) {
        return nights(atLook).run(project.spec(), RunOptions.usual(), told);
    }

    private BatchNights nights(IntConsumer atLook) {
        return project.nights((duration, stop) -> {
            clock.advance(duration);
            atLook.accept(++looks);
        });
    }

    private RunRecord newest() {
        return project.ledger
                .reader()
                .runs()
                .newest(RealNights.JOB, RealNights.NIGHT)
                .orElseThrow();
    }

    private void ready(String conditions) {
        project.edit(
                "jobs/flight-delay.yaml", "  key: flight_id", "  ready:\n    " + conditions + "\n  key: flight_id");
    }

    private void write(String name) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "");
            touch(folder.resolve(name), clock.instant());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void writeHalf(Path file, byte[] whole) {
        try {
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another night's file, since keys must be unique. */
    private static void moveWhole(Path file) {
        try {
            Files.write(file, Files.readAllBytes(Path.of("data/flights/date=2001-05-09/flights_0.parquet")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void settle(Instant time) throws IOException {
        touch(folder.resolve(PARTITION + "/flights_0.parquet"), time);
        touch(folder.resolve(PARTITION), time);
    }

    private static void touch(Path file, Instant time) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(time));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps what it hears before the scoring. */
    private static final class Told implements ProgressListener {
        private final List<String> sentences = new ArrayList<>();

        @Override
        public void stage(String name) {
            if (name.equals("wait")) {
                sentences.add("stage " + name);
            }
        }

        @Override
        public void planned(long rows, int splits) {}

        @Override
        public void advanced(long rows) {}

        @Override
        public void note(String sentence) {
            sentences.add(sentence);
        }
    }
}
