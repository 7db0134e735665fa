package io.nightjar.schedule;

import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.RunProgress;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a night is foreseen to be published: by the rate of its finished splits, else by how long earlier nights took. */
final class Forecast {
    /** So many of the last published runs say how long a night takes. */
    private static final int NIGHTS = 7;

    private Forecast() {}

    /** Empty where nothing says how long it takes. */
    static Optional<Instant> of(String job, BusinessDate date, LedgerReader ledger, Instant now) {
        Optional<Duration> usual = usual(ledger.runs().durations(job, NIGHTS));
        return ledger.runs()
                .newest(job, date)
                .filter(run -> run.status() == RunStatus.RUNNING)
                .map(run -> running(run, ledger, usual, now))
                .orElseGet(() -> usual.map(now::plus));
    }

    private static Optional<Instant> running(
            RunRecord run, LedgerReader ledger, Optional<Duration> usual, Instant now) {
        return ledger.plans().progress(run.id()).flatMap(progress -> end(progress, usual, now));
    }

    /** Never earlier than now. */
    static Optional<Instant> end(RunProgress progress, Optional<Duration> usual, Instant now) {
        Optional<Instant> end = progress.last()
                .filter(last -> progress.finishedSince() > 0)
                .map(last -> {
                    double took = Duration.between(progress.begun(), last).toMillis();
                    long left = progress.rows() - progress.finished();
                    return last.plusMillis(Math.round(took / progress.finishedSince() * left));
                })
                .or(() -> usual.map(progress.begun()::plus));
        return end.map(instant -> instant.isBefore(now) ? now : instant);
    }

    /** The median. */
    static Optional<Duration> usual(List<Duration> nights) {
        return nights.stream().sorted().skip(nights.size() / 2).findFirst();
    }
}
