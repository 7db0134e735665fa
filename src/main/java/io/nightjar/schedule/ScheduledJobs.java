package io.nightjar.schedule;

import io.nightjar.config.JobFolder;
import io.nightjar.error.NightjarException;
import io.nightjar.run.JobDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The jobs that have a schedule, as their files stand at one moment.
 *
 * @param jobs valid ones with a schedule, by name
 * @param invalid what is wrong with the others' files, by job; whether those have a schedule is not known
 */
public record ScheduledJobs(List<JobDefinition> jobs, Map<String, NightjarException> invalid) {

    public ScheduledJobs {
        jobs = List.copyOf(jobs);
        invalid = Map.copyOf(invalid);
    }

    /**
     * Reads all job files. One that is not valid does not keep the others from their schedules.
     *
     * @throws NightjarException STORAGE_FAILED where the folder cannot be read
     */
    public static ScheduledJobs read(JobFolder folder) {
        List<JobDefinition> jobs = new ArrayList<>();
        Map<String, NightjarException> invalid = new TreeMap<>();
        for (String name : folder.names()) {
            try {
                JobDefinition job = folder.load(name);
                if (job.schedule().isPresent()) {
                    jobs.add(job);
                }
            } catch (NightjarException e) {
                invalid.put(name, e);
            }
        }
        return new ScheduledJobs(jobs, invalid);
    }

    /** What each job runs next, the soonest first. */
    public List<DueNight> after(Instant now) {
        return jobs.stream()
                .flatMap(job -> calendar(job).map(calendar -> next(job, calendar, now)))
                .sorted(Comparator.comparing(DueNight::due).thenComparing(DueNight::job))
                .toList();
    }

    /** Whether the file of a job could be read; also true for one that has none. */
    boolean isKnown(String job) {
        return !invalid.containsKey(job);
    }

    public static Stream<DueCalendar> calendar(JobDefinition job) {
        return job.schedule().map(schedule -> new DueCalendar(schedule, job.zone())).stream();
    }

    private static DueNight next(JobDefinition job, DueCalendar calendar, Instant now) {
        DueCalendar.DueDate next = calendar.after(now);
        return new DueNight(job.name(), job.zone(), next.date(), next.due());
    }
}
