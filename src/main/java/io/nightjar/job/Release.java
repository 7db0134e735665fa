package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Runs;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;

/** Which runs may be published although a gate held them. */
final class Release {
    private final Runs runs;

    Release(Runs runs) {
        this.runs = runs;
    }

    /** @throws NightjarException NOT_RESTARTABLE where the run is not held, or a newer one of its date is published */
    RunRecord check(RunId id) {
        RunRecord record = runs.find(id.value());
        if (record.status().isRestartable() && runs.waiver(id).isPresent()) {
            throw refusal(
                    record,
                    "it was released before, and is " + record.status().label() + " since: its waiver stands",
                    "nightjar restart " + id);
        }
        if (record.status() != RunStatus.HELD) {
            throw refusal(record, "it is " + record.status().label() + ", and only a held run can be released");
        }
        runs.published(record.job(), record.date())
                .filter(published -> runs.number(published.id()) > runs.number(id))
                .ifPresent(published -> {
                    throw refusal(record, "the newer run " + published.id() + " of its date is published");
                });
        return record;
    }

    private static NightjarException refusal(RunRecord record, String why) {
        return refusal(record, why, "nightjar show " + record.id());
    }

    private static NightjarException refusal(RunRecord record, String why, String next) {
        return NightjarException.of(
                        ErrorCode.NOT_RESTARTABLE,
                        "run " + record.id() + " of " + record.label() + " cannot be released: " + why)
                .notDone("Nothing was published; what is published stays.")
                .next(next);
    }
}
