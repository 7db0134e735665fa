package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.run.BusinessDate;
import io.nightjar.testing.RealPostgres;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nights of one facade at the same time. */
class NightsTogetherTest {
    private static final int NIGHTS = 6;

    @TempDir
    Path folder;

    @Test
    void nightsAtOnceOnTheEmbeddedLedgerAllPublish() throws Exception {
        publishAll(LedgerSettings.embedded(folder.resolve("state")));
    }

    @Test
    void nightsAtOnceOnPostgresAllPublish() throws Exception {
        try (RealPostgres server = RealPostgres.start()) {
            publishAll(LedgerSettings.shared(
                    server.url(), Optional.of("postgres"), Optional.empty(), folder.resolve("state")));
        }
    }

    private void publishAll(LedgerSettings database) throws Exception {
        try (RealNights project = new RealNights(folder, database)) {
            project.threads = 2;
            AtomicInteger scoring = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            project.beforeScoring = batch -> {
                most.accumulateAndGet(scoring.incrementAndGet(), Math::max);
                Thread.yield();
                scoring.decrementAndGet();
            };
            BatchNights nights = project.nights();
            List<Callable<ExitStatus>> work = new ArrayList<>();
            for (BusinessDate date : dates()) {
                project.deliver(date);
                work.add(() -> nights.run(project.spec(date), RunOptions.usual(), ProgressListener.silent())
                        .exit());
            }
            assertThat(atOnce(work)).containsOnly(ExitStatus.OK);
            assertThat(most.get()).as("batches scored at once").isLessThanOrEqualTo(2);
            assertThat(project.ledger.reader().publications().current(RealNights.JOB))
                    .hasSize(NIGHTS);
            assertThat(project.filesBelow("staging")).isEmpty();
        }
    }

    @Test
    void aStopEndsAllNightsOfTheFacade() throws Exception {
        try (RealNights project = new RealNights(folder)) {
            BatchNights nights = project.nights();
            CountDownLatch both = new CountDownLatch(2);
            project.beforeScoring = batch -> {
                both.countDown();
                await(both);
                nights.requestStop();
            };
            List<Callable<ExitStatus>> work = new ArrayList<>();
            for (BusinessDate date : dates().subList(0, 2)) {
                project.deliver(date);
                work.add(() -> {
                    assertThatThrownBy(
                                    () -> nights.run(project.spec(date), RunOptions.usual(), ProgressListener.silent()))
                            .isInstanceOfSatisfying(NightjarException.class, e -> assertThat(e.code())
                                    .isEqualTo(ErrorCode.STOPPED));
                    return ExitStatus.STOPPED;
                });
            }
            assertThat(atOnce(work)).hasSize(2);
        }
    }

    @Test
    void aLeaseLostIsTheMatterOfItsNightAlone() {
        StopRequest all = new StopRequest();
        StopRequest one = all.ofOneNight();
        StopRequest other = all.ofOneNight();
        one.leaseLost();
        assertThatThrownBy(one::check).hasMessageContaining("no longer holds the lease");
        other.check();
        all.stop();
        assertThatThrownBy(other::check).hasMessage("Stopped on request.");
    }

    private static List<BusinessDate> dates() {
        List<BusinessDate> dates = new ArrayList<>();
        for (int night = 0; night < NIGHTS; night++) {
            dates.add(new BusinessDate(LocalDate.of(2001, 5, 1).plusDays(night)));
        }
        return dates;
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
