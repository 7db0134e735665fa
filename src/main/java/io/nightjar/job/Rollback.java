package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LaunchedBy;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.ledger.PublicationRecord.State;
import io.nightjar.ledger.Recovery;
import io.nightjar.publish.Candidate;
import io.nightjar.publish.Publication;
import io.nightjar.publish.Published;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Publishes an earlier run of a date again, from history, by the same commit as any other. */
final class Rollback {
    private final NightServices services;
    private final Ledger ledger;
    private final Lease lease;

    Rollback(NightServices services, Ledger ledger, Lease lease) {
        this.services = services;
        this.ledger = ledger;
        this.lease = lease;
    }

    /** @param to the run; where none is named, the one that was first published before that which is published now */
    RunOutcome run(Optional<RunId> to, LaunchedBy by, ProgressListener progress) {
        Instant begun = services.clock().instant();
        PublicationRecord wanted = wanted(to);
        RunId run = wanted.intent().run();
        int launch = ledger.runLog().republish(lease, run, by);
        progress.began(run, launch);
        progress.stage("publish");
        try {
            Publication publication = services.publication();
            Candidate candidate = publication.fromHistory(wanted.intent(), launch);
            Published published = publication.publish(lease, candidate);
            List<String> notes = new ArrayList<>(published.leftovers());
            published.replaced().ifPresent(folder -> notes.add("What was published before is kept in " + folder + "."));
            RunRecord record = ledger.reader().runs().find(run.value());
            return new RunOutcome(
                    ExitStatus.OK,
                    record,
                    Optional.of(published.intent().table().location()),
                    Optional.empty(),
                    notes,
                    "",
                    Duration.between(begun, services.clock().instant()).toMillis() / 1000.0);
        } catch (RuntimeException e) {
            NightjarException error = Unexpected.of(e);
            recordEnd(run, error);
            throw error.next("nightjar show " + lease.job() + "@" + lease.date());
        }
    }

    /** The run was published before, and counts as published again whatever comes of this. */
    private void recordEnd(RunId run, NightjarException error) {
        try {
            new Recovery(ledger, services.publication()).failed(lease, run, error);
        } catch (RuntimeException e) {
            error.addSuppressed(e);
        }
    }

    private PublicationRecord wanted(Optional<RunId> to) {
        Map<RunId, Long> first = new TreeMap<>(Comparator.comparing(RunId::value));
        Map<RunId, PublicationRecord> newest = new TreeMap<>(Comparator.comparing(RunId::value));
        for (PublicationRecord record : ledger.reader().publications().history(lease.job(), lease.date())) {
            if (record.state() == State.SUPERSEDED || record.state() == State.PUBLISHED) {
                first.put(record.intent().run(), record.sequence());
                newest.putIfAbsent(record.intent().run(), record);
            }
        }
        Optional<RunId> current =
                ledger.reader().runs().published(lease.job(), lease.date()).map(RunRecord::id);
        long before = current.map(first::get).orElse(Long.MAX_VALUE);
        RunId chosen = to.or(() -> first.entrySet().stream()
                        .filter(entry -> entry.getValue() < before)
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey))
                .orElseThrow(() -> refused("no earlier run of " + label() + " was published"));
        PublicationRecord wanted = newest.get(chosen);
        if (wanted == null) {
            throw refused("run " + chosen + " of " + label() + " was never published");
        }
        if (current.equals(Optional.of(chosen))) {
            throw refused("run " + chosen + " is what is published of " + label());
        }
        return wanted;
    }

    private String label() {
        return lease.job() + "@" + lease.date();
    }

    private NightjarException refused(String why) {
        return NightjarException.of(ErrorCode.NOT_RESTARTABLE, why)
                .notDone("Nothing was published; what is published stays.")
                .next("nightjar runs " + lease.job());
    }
}
