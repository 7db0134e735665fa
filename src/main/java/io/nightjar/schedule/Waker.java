package io.nightjar.schedule;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.quartz.DateBuilder;
import org.quartz.DateBuilder.IntervalUnit;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quartz, which holds one trigger for each night placed and calls back once when its time has come. */
final class Waker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Waker.class);
    private static final String GROUP = "wakes";
    private static final String DUE = "due";
    private static final JobKey WAKE = new JobKey("wake", GROUP);

    /** Without its database Quartz tries for ever to write down that it is done; nothing of ours waits for that. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** So many milliseconds would not fit; a wake less than a second early does no harm. */
    private static final Duration LONG = Duration.ofDays(20);

    private final Clock clock;
    private final Scheduler quartz;

    /** @param woken hears the due instant; returns at once */
    Waker(TriggerStore store, Clock clock, Consumer<Instant> woken) {
        this.clock = clock;
        try {
            this.quartz = QuartzSetup.scheduler(store);
            quartz.setJobFactory(
                    (bundle, scheduler) -> new Wake(data -> woken.accept(Instant.parse(data.getString(DUE)))));
        } catch (SchedulerException e) {
            throw failure("the scheduler could not be set up", e);
        }
    }

    void start() {
        try {
            quartz.start();
        } catch (SchedulerException e) {
            throw failure("the scheduler could not be started", e);
        }
    }

    /** Wakes once when a night is due. Where another scheduler has placed the same, that one holds for both. */
    void place(DueNight night) {
        try {
            JobDetail job = JobBuilder.newJob(Wake.class)
                    .withIdentity(WAKE)
                    .storeDurably()
                    .build();
            quartz.addJob(job, true);
            quartz.scheduleJob(trigger(night));
        } catch (ObjectAlreadyExistsException placedByAnother) {
            // Its trigger says the same: the key is made of job, date and instant.
        } catch (SchedulerException e) {
            throw failure(night.label() + " could not be placed", e);
        }
    }

    void withdraw(DueNight night) {
        try {
            quartz.unscheduleJob(key(night));
        } catch (SchedulerException e) {
            throw failure(night.label() + " could not be withdrawn", e);
        }
    }

    /** Wakes nobody any more. Returns at once. */
    void pause() {
        try {
            quartz.standby();
        } catch (SchedulerException e) {
            throw failure("the scheduler could not be paused", e);
        }
    }

    /** Ends Quartz, or leaves it to its daemon threads where it cannot end. */
    @Override
    public void close() {
        CountDownLatch closed = new CountDownLatch(1);
        Thread closing = new Thread(
                () -> {
                    shutdown();
                    closed.countDown();
                },
                "quartz-close");
        closing.setDaemon(true);
        closing.start();
        try {
            if (!closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("Quartz did not end within {}; its threads are left behind", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shutdown() {
        try {
            quartz.shutdown(false);
        } catch (SchedulerException e) {
            LOG.info("Quartz did not end well: {}", e.getMessage());
        }
    }

    private Trigger trigger(DueNight night) {
        return TriggerBuilder.newTrigger()
                .withIdentity(key(night))
                .forJob(WAKE)
                .startAt(machineTime(night.due()))
                .usingJobData(DUE, night.due().toString())
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
    }

    private static TriggerKey key(DueNight night) {
        return new TriggerKey(night.label() + "/" + night.due(), GROUP);
    }

    /** Quartz lives by the machine's clock, which need not be ours: what it has to be told is how long from now. */
    private Date machineTime(Instant at) {
        Duration between = Duration.between(clock.instant(), at);
        Duration wait = between.isNegative() ? Duration.ZERO : between;
        return wait.compareTo(LONG) > 0
                ? DateBuilder.futureDate(Math.toIntExact(wait.toSeconds()), IntervalUnit.SECOND)
                : DateBuilder.futureDate(Math.toIntExact(wait.toMillis()), IntervalUnit.MILLISECOND);
    }

    private static NightjarException failure(String what, SchedulerException e) {
        return NightjarException.of(ErrorCode.LEDGER_UNAVAILABLE, what + ": " + e.getMessage(), e);
    }
}
