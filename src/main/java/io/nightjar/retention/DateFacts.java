package io.nightjar.retention;

import io.nightjar.ledger.Hold;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.ledger.PublicationRecord.State;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.Keep;
import io.nightjar.run.Retention;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one date when it is looked at.
 *
 * @param runs every one, newest first
 * @param publications every one, newest first
 * @param holds those of its runs that are kept on hold
 */
record DateFacts(
        String job,
        BusinessDate date,
        List<RunRecord> runs,
        List<PublicationRecord> publications,
        List<Hold> holds,
        Retention retention,
        Instant now) {

    static DateFacts of(String job, BusinessDate date, Retention retention, Instant now, LedgerReader ledger) {
        return new DateFacts(
                job,
                date,
                ledger.runs().of(job, date),
                ledger.publications().history(job, date),
                ledger.holds().of(job, date),
                retention,
                now);
    }

    Optional<RunRecord> run(String id) {
        return runs.stream().filter(run -> run.id().value().equals(id)).findFirst();
    }

    /** The publication whose table stands in place. */
    Optional<PublicationRecord> current() {
        return publications.stream()
                .filter(publication -> publication.state() == State.PUBLISHED)
                .findFirst();
    }

    boolean isCurrent(String run) {
        return current()
                .filter(publication -> publication.intent().run().value().equals(run))
                .isPresent();
    }

    boolean isOnHold(String run) {
        return holds.stream().anyMatch(hold -> hold.run().value().equals(run));
    }

    /** Whether a run of the date works, or has died without a word: then nothing of the date is touched. */
    boolean isOpen() {
        return runs.stream().anyMatch(run -> run.status() == RunStatus.RUNNING || run.status() == RunStatus.PUBLISHING);
    }

    /** When the table of a run was replaced: when the next one came in its place. */
    Optional<Instant> replaced(String run) {
        return publications.stream()
                .filter(publication -> publication.intent().run().value().equals(run))
                .mapToLong(PublicationRecord::sequence)
                .max()
                .stream()
                .boxed()
                .flatMap(sequence -> publications.stream()
                        .filter(later -> later.sequence() > sequence)
                        .filter(later -> later.state() == State.PUBLISHED || later.state() == State.SUPERSEDED)
                        .reduce((newer, older) -> older)
                        .stream())
                .flatMap(next -> next.settled().stream())
                .findFirst();
    }

    /** Whether a rule lets go what dates from then. */
    boolean isOver(Keep keep, Instant since) {
        return keep.letsGo(since, now);
    }
}
