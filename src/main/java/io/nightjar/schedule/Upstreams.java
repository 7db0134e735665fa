package io.nightjar.schedule;

import io.nightjar.config.NearestName;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which jobs wait for which. */
final class Upstreams {
    private final Map<String, List<String>> after;

    private Upstreams(Map<String, List<String>> after) {
        this.after = new TreeMap<>(after);
    }

    static Upstreams of(Collection<ScheduledJob> jobs) {
        return new Upstreams(jobs.stream()
                .collect(Collectors.toMap(
                        ScheduledJob::name, job -> job.schedule().after().jobs())));
    }

    /** What is wrong, by job: it waits for a job that is none, or, along a path of others, for itself. */
    Map<String, NightjarException> problems(List<String> names) {
        Map<String, NightjarException> problems = new TreeMap<>();
        after.forEach((job, upstreams) -> {
            upstreams.stream()
                    .filter(upstream -> !names.contains(upstream))
                    .findFirst()
                    .ifPresent(upstream -> problems.put(
                            job,
                            problem(
                                    job,
                                    "'schedule.after' names '" + upstream + "', which is no job"
                                            + NearestName.hint(upstream, names))));
            circle(job)
                    .ifPresent(path -> problems.put(
                            job, problem(job, "'schedule.after' goes in a circle: " + String.join(" -> ", path))));
        });
        return problems;
    }

    private static NightjarException problem(String job, String message) {
        return NightjarException.of(ErrorCode.JOB_INVALID, "job '" + job + "' is not valid: " + message)
                .notDone("The schedule does not run it.")
                .next("nightjar validate " + job);
    }

    /** The shortest way from a job to itself: each waits for the one after it. */
    private Optional<List<String>> circle(String job) {
        List<List<String>> paths = new ArrayList<>(List.of(List.of(job)));
        List<String> seen = new ArrayList<>();
        for (int next = 0; next < paths.size(); next++) {
            List<String> path = paths.get(next);
            for (String upstream : after.getOrDefault(path.get(path.size() - 1), List.of())) {
                List<String> longer = new ArrayList<>(path);
                longer.add(upstream);
                if (upstream.equals(job)) {
                    return Optional.of(longer);
                }
                if (!seen.contains(upstream)) {
                    seen.add(upstream);
                    paths.add(longer);
                }
            }
        }
        return Optional.empty();
    }
}
