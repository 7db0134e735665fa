package io.nightjar.schedule;

import io.nightjar.config.JobFolder;
import io.nightjar.error.NightjarException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The jobs that have a schedule, as their files stand at one moment.
 *
 * @param jobs valid ones with a schedule, by name
 * @param invalid what is wrong with the others, by job: their file, their calendars, what they wait for; whether those
 *     have a schedule is not known
 */
public record ScheduledJobs(List<ScheduledJob> jobs, Map<String, NightjarException> invalid) {

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
        Map<String, ScheduledJob> jobs = new TreeMap<>();
        Map<String, NightjarException> invalid = new TreeMap<>();
        List<String> names = folder.names();
        for (String name : names) {
            try {
                ScheduledJob.of(folder.load(name), folder).ifPresent(job -> jobs.put(name, job));
            } catch (NightjarException e) {
                invalid.put(name, e);
            }
        }
        Upstreams.of(jobs.values()).problems(names).forEach((name, problem) -> {
            invalid.put(name, problem);
            jobs.remove(name);
        });
        return new ScheduledJobs(new ArrayList<>(jobs.values()), invalid);
    }

    /** What each job runs next, the soonest first. */
    public List<DueNight> after(Instant now) {
        return jobs.stream()
                .flatMap(job -> job.after(now).stream())
                .sorted(Comparator.comparing(DueNight::due).thenComparing(DueNight::job))
                .toList();
    }

    /** One of them. */
    public Optional<ScheduledJob> find(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
    }

    /** Whether the file of a job could be read; also true for one that has none. */
    boolean isKnown(String job) {
        return !invalid.containsKey(job);
    }
}
