package io.nightjar.job;

import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.ledger.SplitRecord;
import io.nightjar.quality.PastNights;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.Verdict;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.DriftBaseline;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Measure;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunSpec;
import io.nightjar.run.RunStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The profiles of past nights as the ledger has them. Only of runs whose
 * table stands in place and that no gate held: no others are a baseline.
 */
public final class StoredProfiles {
    /** A night is measured by so many before it: two months, so that what changes with the seasons does not alarm. */
    public static final int WINDOW = 60;

    private final LedgerReader ledger;

    public StoredProfiles(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** @param model that scored it, {@code name@version} */
    public record Night(BusinessDate date, RunId run, String model, QualityProfile profile) {}

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
                .filter(record -> !isHeld(record))
                .filter(record -> from.isEmpty()
                        || !record.intent().date().date().isBefore(from.get().date()))
                .sorted(Comparator.comparing(record -> record.intent().date().date()))
                .toList();
        List<Night> nights = new ArrayList<>();
        for (PublicationRecord record : within.subList(Math.max(0, within.size() - most), within.size())) {
            profile(record.intent().run())
                    .ifPresent(profile -> nights.add(
                            new Night(record.intent().date(), record.intent().run(), model(record), profile)));
        }
        return nights;
    }

    private String model(PublicationRecord record) {
        return ledger.runs().get(record.intent().run()).map(RunRecord::model).orElse("");
    }

    /** One that a gate held, and that somebody released: fit to be used, not to be measured by. */
    private boolean isHeld(PublicationRecord record) {
        return ledger.runs()
                .get(record.intent().run())
                .filter(StoredProfiles::isHeld)
                .isPresent();
    }

    private static boolean isHeld(RunRecord run) {
        return run.verdict().equals(Optional.of(Verdict.Level.HELD.label()));
    }

    /** What a night is measured by; nothing is read where no gate of its job asks for it, nor its baseline. */
    PastNights before(RunSpec spec) {
        DriftBaseline.Kind baseline = spec.job().baseline().kind();
        boolean isAsked = spec.job().gates().stream().anyMatch(gate -> gate.measure() == Measure.UNUSUAL_NIGHT)
                || (baseline != DriftBaseline.Kind.TRAINING && baseline != DriftBaseline.Kind.RUN);
        BusinessDate last = new BusinessDate(spec.date().date().minusDays(1));
        List<PastNights.Night> nights = isAsked
                ? past(published(spec.job().name(), Optional.empty(), last, WINDOW))
                        .nights()
                : List.of();
        return new PastNights(nights, pinned(spec.job()));
    }

    /**
     * The run that a job compares its nights with; empty where it names none of its own that was published and that no gate held,
     * or where nothing is kept of it.
     */
    public Optional<PastNights.Night> pinned(JobDefinition job) {
        return job.baseline().run().flatMap(id -> ledger.runs()
                .get(id)
                .filter(run -> run.job().equals(job.name()) && run.status() == RunStatus.PUBLISHED && !isHeld(run))
                .flatMap(run -> profile(id)
                        .map(profile -> new PastNights.Night(run.date().date(), run.model(), profile))));
    }

    /** As what other nights are measured by. */
    public static PastNights past(List<Night> nights) {
        return new PastNights(nights.stream()
                .map(night -> new PastNights.Night(night.date().date(), night.model(), night.profile()))
                .toList());
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
