package io.nightjar.job;

import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.ledger.SplitRecord;
import io.nightjar.quality.QualityProfile;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The profiles of past nights as the ledger has them. Only of runs whose table stands in place: no other is a baseline. */
public final class StoredProfiles {
    private final LedgerReader ledger;

    public StoredProfiles(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** A published night. */
    public record Night(BusinessDate date, RunId run, QualityProfile profile) {}

    /**
     * The published nights of a job, ascending by date.
     *
     * @param from the first; empty for the earliest
     * @param to the last
     * @param most only the latest so many
     */
    public List<Night> published(String job, Optional<BusinessDate> from, BusinessDate to, int most) {
        List<PublicationRecord> within = ledger.publications().current(job).stream()
                .filter(record -> !record.intent().date().date().isAfter(to.date()))
                .filter(record -> from.isEmpty()
                        || !record.intent().date().date().isBefore(from.get().date()))
                .sorted(Comparator.comparing(record -> record.intent().date().date()))
                .toList();
        List<Night> nights = new ArrayList<>();
        for (PublicationRecord record : within.subList(Math.max(0, within.size() - most), within.size())) {
            profile(record.intent().run())
                    .ifPresent(profile -> nights.add(
                            new Night(record.intent().date(), record.intent().run(), profile)));
        }
        return nights;
    }

    /** The profile of a run; empty where it was pruned, or is of an earlier version that cannot be read any more. */
    public Optional<QualityProfile> profile(RunId run) {
        try {
            return ledger.plans().finished(run).stream()
                    .map(SplitRecord::profile)
                    .map(QualityProfile::fromJson)
                    .reduce(QualityProfile::merge);
        } catch (IllegalArgumentException ofAnotherVersion) {
            return Optional.empty();
        }
    }
}
