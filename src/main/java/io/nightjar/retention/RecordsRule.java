package io.nightjar.retention;

import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.RecordKind;
import io.nightjar.retention.Removal.Kind;
import io.nightjar.run.Keep;
import io.nightjar.run.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the ledger records of a job beside its runs, and that ended long ago. */
final class RecordsRule {
    /**
     * Schedulers and alerts look back this far at most: a due date or a pause that were forgotten earlier would make a night
     * that nobody wanted a missing one.
     */
    private static final int SHORTEST = 30;

    private RecordsRule() {}

    static List<Removal> of(String job, Retention retention, LedgerReader ledger, Instant now) {
        if (!(retention.of(Retention.Kind.RECORDS) instanceof Keep.Days keep)) {
            return List.of();
        }
        Instant before = now.minus(Duration.ofDays(Math.max(keep.days(), SHORTEST)));
        return Stream.of(RecordKind.values())
                .flatMap(kind -> removal(kind, job, keep, before, ledger).stream())
                .toList();
    }

    private static Optional<Removal> removal(
            RecordKind kind, String job, Keep keep, Instant before, LedgerReader ledger) {
        long number = ledger.records().endedBefore(kind, job, before);
        return number == 0
                ? Optional.empty()
                : Optional.of(new Removal(
                        Kind.RECORD,
                        job,
                        Optional.empty(),
                        number + " " + kind.word() + (number == 1 ? "" : "s") + " of " + job,
                        0,
                        "records: " + keep,
                        new Removal.Target.Records(kind, before)));
    }
}
