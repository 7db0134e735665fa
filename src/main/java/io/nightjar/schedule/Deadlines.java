package io.nightjar.schedule;

import io.nightjar.ledger.Firing;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.schedule.ScheduleEvent.Late;
import io.nightjar.schedule.ScheduleEvent.Recovered;
import io.nightjar.schedule.ScheduleEvent.WillBeLate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells once of each night that it is late or will be, and that one of which something was told is published now. */
final class Deadlines {
    /** A night that was due longer ago is no news. */
    private static final Duration LATELY = Duration.ofDays(3);

    private final Tidings tidings;
    private final Set<DueNight> late = new HashSet<>();
    private final Set<DueNight> foreseen = new HashSet<>();

    Deadlines(Tidings tidings) {
        this.tidings = tidings;
    }

    void look(ScheduledJobs jobs, LedgerReader ledger, Instant now) {
        recover(ledger);
        for (ScheduledJob job : jobs.jobs()) {
            if (job.schedule().deadline().isPresent()) {
                Instant since = now.minus(LATELY);
                GivenUp givenUp = GivenUp.since(since, job, ledger, now);
                for (Firing firing : ledger.firings().since(job.name(), since)) {
                    job.night(firing.date()).ifPresent(night -> look(job, night, givenUp, ledger, now));
                }
            }
        }
        Instant old = now.minus(LATELY);
        late.removeIf(night -> night.due().isBefore(old));
        foreseen.removeIf(night -> night.due().isBefore(old));
    }

    private void look(ScheduledJob job, DueNight night, GivenUp givenUp, LedgerReader ledger, Instant now) {
        Instant deadline = job.calendar().deadline(night.date()).orElseThrow();
        if (late.contains(night) || isPublished(night, ledger) || !givenUp.isExpectedBy(deadline, night)) {
            return;
        }
        Optional<Instant> forecast = Forecast.of(night.job(), night.date(), ledger, now);
        if (!now.isBefore(deadline)) {
            late.add(night);
            tidings.heard(new Late(night, deadline, forecast));
        } else if (forecast.filter(deadline::isBefore).isPresent() && foreseen.add(night)) {
            tidings.heard(new WillBeLate(night, deadline, forecast.get()));
        }
    }

    private void recover(LedgerReader ledger) {
        tidings.unwell().stream()
                .filter(night -> isPublished(night, ledger))
                .forEach(night -> tidings.heard(new Recovered(night)));
    }

    private static boolean isPublished(DueNight night, LedgerReader ledger) {
        return ledger.publications().current(night.job(), night.date()).isPresent();
    }
}
