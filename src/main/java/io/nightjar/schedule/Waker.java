package io.nightjar.schedule;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.BusinessDate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.function.Consumer;
import org.quartz.DateBuilder;
import org.quartz.DateBuilder.IntervalUnit;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/** Quartz, which holds one trigger for each night placed and calls back once when its time has come. */
final class Waker implements AutoCloseable {
    private static final String GROUP = "nights";
    private static final String JOB = "job";
    private static final String ZONE = "zone";
    private static final String DATE = "date";
    private static final String DUE = "due";

    private final TriggerStore store;
    private final Clock clock;
    private final Scheduler quartz;

    Waker(TriggerStore store, Clock clock, Consumer<DueNight> woken) {
        this.store = store;
        this.clock = clock;
        try {
            this.quartz = QuartzSetup.scheduler(store);
            quartz.setJobFactory((bundle, scheduler) -> new NightJob(data -> woken.accept(night(data))));
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

    /** Wakes once, at {@code at} or soon after. Where another scheduler has placed the same, that one holds for both. */
    void place(DueNight night, Instant at) {
        try {
            JobDetail job = job(night);
            quartz.addJob(job, true);
            quartz.scheduleJob(trigger(night, at, job.getKey()));
        } catch (ObjectAlreadyExistsException placedByAnother) {
            // Its trigger says the same: the key is made of job, date and instant.
        } catch (SchedulerException e) {
            throw failure(night.label() + " could not be placed", e);
        }
    }

    void withdraw(DueNight night) {
        try {
            quartz.unscheduleJob(key(night, night.due()));
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

    /** Waits for those it has woken. */
    @Override
    public void close() {
        try {
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            throw failure("the scheduler could not be closed", e);
        }
    }

    /** Quartz runs one night at a time for each of its jobs: for the embedded ledger all nights are one. */
    private JobDetail job(DueNight night) {
        boolean shared = store instanceof TriggerStore.Shared;
        return JobBuilder.newJob(NightJob.class)
                .withIdentity(new JobKey(shared ? night.job() : "all", GROUP))
                .storeDurably()
                .requestRecovery(shared)
                .build();
    }

    private Trigger trigger(DueNight night, Instant at, JobKey job) {
        return TriggerBuilder.newTrigger()
                .withIdentity(key(night, at))
                .forJob(job)
                .startAt(machineTime(at))
                .usingJobData(JOB, night.job())
                .usingJobData(ZONE, night.zone().getId())
                .usingJobData(DATE, night.date().toString())
                .usingJobData(DUE, night.due().toString())
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
    }

    private static TriggerKey key(DueNight night, Instant at) {
        return new TriggerKey(night.label() + "/" + at, GROUP);
    }

    private static DueNight night(JobDataMap data) {
        return new DueNight(
                data.getString(JOB),
                ZoneId.of(data.getString(ZONE)),
                new BusinessDate(LocalDate.parse(data.getString(DATE))),
                Instant.parse(data.getString(DUE)));
    }

    /** Quartz lives by the machine's clock, which need not be ours: what it has to be told is how long from now. */
    private Date machineTime(Instant at) {
        Duration wait = Duration.between(clock.instant(), at);
        return DateBuilder.futureDate(
                wait.isNegative() ? 0 : Math.toIntExact(wait.toMillis()), IntervalUnit.MILLISECOND);
    }

    private static NightjarException failure(String what, SchedulerException e) {
        return NightjarException.of(ErrorCode.LEDGER_UNAVAILABLE, what + ": " + e.getMessage(), e);
    }
}
