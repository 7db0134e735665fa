package io.nightjar.labels;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Labels;
import io.nightjar.table.DataFile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Joins the labels of dates with what was published for them, and keeps what is learnt. */
public final class LateLabels {
    private final LabelTables tables;
    private final LabelStore store;
    private final Supplier<LedgerReader> ledger;
    private final Clock clock;
    private final LabelListener listener;

    /** What a look at a date's labels gave, and whether it is new. */
    public record Look(LabelResult result, Novelty novelty) {}

    /** Whether a look taught something. */
    public enum Novelty {
        /** It was recorded. */
        RECORDED,
        /** Table and labels are as they were when the last result was recorded. */
        UNCHANGED,
        /** No label has come yet: only what is expected can be said, and nothing is recorded. */
        NO_LABELS
    }

    /** @param listener is told after a result was recorded; a page that it did not write is written with the next look */
    public LateLabels(
            LabelTables tables, LabelStore store, Supplier<LedgerReader> ledger, Clock clock, LabelListener listener) {
        this.tables = tables;
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
        this.listener = listener;
    }

    /** What was recorded. */
    public LabelStore store() {
        return store;
    }

    /** Dates of the job whose tables are published, from one to another. */
    public List<BusinessDate> published(JobDefinition job, LocalDate from, LocalDate to) {
        try (LedgerReader reader = ledger.get()) {
            return reader.publications().current(job.name()).stream()
                    .map(record -> record.intent().date())
                    .filter(date -> !date.date().isBefore(from) && !date.date().isAfter(to))
                    .sorted()
                    .toList();
        }
    }

    /** Published dates of which labels may still come or change, and those of which none were ever recorded. */
    public List<BusinessDate> open(JobDefinition job) {
        return open(job, LocalDate.MIN, LocalDate.MAX);
    }

    /** Those of some dates for which label files are there. */
    List<BusinessDate> arrived(JobDefinition job, LocalDate from, LocalDate to) {
        return open(job, from, to).stream()
                .filter(date -> tables.areThere(job, date))
                .toList();
    }

    /** Whether a date is published and label files are there. */
    boolean hasArrived(JobDefinition job, BusinessDate date) {
        return !published(job, date.date(), date.date()).isEmpty() && tables.areThere(job, date);
    }

    private List<BusinessDate> open(JobDefinition job, LocalDate from, LocalDate to) {
        return published(job, from, to).stream()
                .filter(date ->
                        !store.newest(job.name(), date).map(LabelResult::mature).orElse(false))
                .toList();
    }

    /**
     * Reads a date's labels, and records what they show where that is not known yet.
     *
     * @throws NightjarException UNKNOWN_RUN where nothing is published for the date; JOB_INVALID where labels and model
     *     do not fit; COLUMN_MISSING, COLUMN_TYPE, FILE_CORRUPT
     */
    public Look look(JobDefinition job, BusinessDate date) {
        PublicationRecord record = publication(job, date);
        Look look = compare(job, date, tables.published(record));
        listener.known(look.result(), record.intent().run());
        return look;
    }

    private Look compare(JobDefinition job, BusinessDate date, PublishedTable published) {
        List<DataFile> labels = tables.labels(job, date);
        String inputs = tables.digest(published, job, labels);
        Optional<LabelResult> last = store.newest(job.name(), date);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, job.zone());
        boolean mature = job.labels().filter(of -> isMature(of, date, today)).isPresent();
        if (last.isPresent() && last.get().inputs().equals(inputs) && last.get().mature() == mature) {
            return new Look(last.get(), Novelty.UNCHANGED);
        }
        LabelResult result = new Evaluation(tables, published, job, labels).result(now, today, mature, inputs);
        if (!result.hasLabels()) {
            return new Look(result, Novelty.NO_LABELS);
        }
        store.write(result);
        return new Look(result, Novelty.RECORDED);
    }

    private static boolean isMature(Labels labels, BusinessDate date, LocalDate today) {
        return !date.date().plusDays(labels.matureAfter()).isAfter(today);
    }

    private PublicationRecord publication(JobDefinition job, BusinessDate date) {
        try (LedgerReader reader = ledger.get()) {
            return reader.publications().current(job.name(), date).orElseThrow(() -> NightjarException.of(
                            ErrorCode.UNKNOWN_RUN, "nothing is published for " + job.name() + " on " + date)
                    .notDone("No labels were joined.")
                    .next("nightjar run " + job.name() + " --date " + date));
        }
    }

    /** What was known of dates at the end of a day; dates of which nothing was are left out. */
    public List<LabelResult> asKnownOn(JobDefinition job, List<BusinessDate> dates, LocalDate day) {
        List<LabelResult> known = new ArrayList<>();
        for (BusinessDate date : dates) {
            store.asKnownOn(job.name(), date, day).ifPresent(known::add);
        }
        return known;
    }
}
