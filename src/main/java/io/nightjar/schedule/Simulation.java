package io.nightjar.schedule;

import io.nightjar.ledger.Pause;
import io.nightjar.run.BusinessDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What schedules foretell, by the calendar that also the scheduler goes by. */
public final class Simulation {
    private Simulation() {}

    /**
     * One night to come.
     *
     * @param deadline by when its table is to be published
     * @param notes what is unusual about it, a phrase each
     */
    public record Foretold(DueNight night, Optional<Instant> deadline, List<String> notes) {
        public Foretold {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Every night whose due day lies from one day to another in its job's zone; in the order in which they are due.
     *
     * @param pauses of a job
     */
    public static List<Foretold> of(
            List<ScheduledJob> jobs, Function<String, List<Pause>> pauses, LocalDate from, LocalDate to) {
        return jobs.stream()
                .flatMap(job -> {
                    ZoneId zone = job.calendar().zone();
                    Instant before = from.atStartOfDay(zone).toInstant().minusNanos(1);
                    Instant last = to.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
                    List<Pause> known = pauses.apply(job.name());
                    return job.between(before, last).map(night -> foretold(job, known, night));
                })
                .sorted(Comparator.<Foretold, Instant>comparing(
                                one -> one.night().due())
                        .thenComparing(one -> one.night().job()))
                .toList();
    }

    private static Foretold foretold(ScheduledJob job, List<Pause> pauses, DueNight night) {
        List<String> notes = new ArrayList<>();
        clocks(job, night).ifPresent(notes::add);
        holiday(job, night.date()).ifPresent(notes::add);
        List<String> upstream = job.schedule().after().jobs();
        if (!upstream.isEmpty()) {
            notes.add("after " + String.join(", ", upstream));
        }
        pauses.stream()
                .filter(pause -> pause.holdsAt(night.due()))
                .findFirst()
                .ifPresent(pause -> notes.add(Obstacles.describe(pause, night.zone())));
        return new Foretold(night, job.calendar().deadline(night.date()), notes);
    }

    private static Optional<String> clocks(ScheduledJob job, DueNight night) {
        LocalTime at = job.schedule().at();
        LocalDateTime local = night.due().atZone(night.zone()).toLocalDateTime();
        if (!local.toLocalTime().equals(at)) {
            return Optional.of(at + " is left out by the clocks");
        }
        boolean twice = night.zone().getRules().getValidOffsets(local).size() > 1;
        return twice ? Optional.of(at + " comes twice, this is the first") : Optional.empty();
    }

    private static Optional<String> holiday(ScheduledJob job, BusinessDate date) {
        return job.calendar()
                .inPlaceOf(date)
                .map(holiday -> "in place of " + holiday
                        + job.calendar()
                                .business()
                                .whyClosed(holiday)
                                .map(why -> " (" + why + ")")
                                .orElse(""));
    }
}
