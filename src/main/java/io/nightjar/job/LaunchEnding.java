package io.nightjar.job;

import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.publish.Published;
import io.nightjar.quality.QualityReport;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.scoring.ScoringPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the steps of a launch found, from which its outcome is told; filled on the job's one thread. */
final class LaunchEnding {
    private final Clock clock;
    private final Instant begun;
    private final List<String> notes = new ArrayList<>();
    private Optional<ScoringPath> path = Optional.empty();
    private Optional<QualityReport> report = Optional.empty();
    private Optional<String> page = Optional.empty();
    private Optional<RunRecord> publishing = Optional.empty();
    private Optional<Published> published = Optional.empty();

    LaunchEnding(Clock clock) {
        this.clock = clock;
        this.begun = clock.instant();
    }

    /** When the launch began. */
    Instant begun() {
        return begun;
    }

    void scoredBy(ScoringPath code) {
        path = Optional.of(code);
    }

    void judged(QualityReport judged, String written) {
        report = Optional.of(judged);
        page = Optional.of(written);
        notes.addAll(judged.verdict().reasons());
    }

    QualityReport report() {
        return report.orElseThrow();
    }

    /** The commit begins: from here on a failure does not mean that nothing was published. */
    void publishing(RunRecord record) {
        publishing = Optional.of(record);
    }

    void published(Published publication) {
        published = Optional.of(publication);
        notes.addAll(publication.leftovers());
    }

    /** After the publication: what cannot be cleared away harms nobody. */
    void cleared(Runnable clearing) {
        try {
            clearing.run();
        } catch (NightjarException e) {
            notes.add("Not cleared away: " + e.message());
        }
    }

    /**
     * The record of a run that is published all the same, though something failed at its commit or after it; empty where
     * it is not, or nobody knows.
     */
    Optional<RunRecord> publishedAllTheSame(LedgerReader ledger, NightjarException failure) {
        if (publishing.isEmpty()) {
            return Optional.empty();
        }
        RunId run = publishing.get().id();
        Optional<RunRecord> record = recorded(ledger, run).or(this::knownWithoutTheLedger);
        record.ifPresent(there -> notes.add("Published all the same, though this failed: " + failure.message()));
        return record;
    }

    private Optional<RunRecord> recorded(LedgerReader ledger, RunId run) {
        try {
            Optional<RunRecord> record = ledger.runs().get(run).filter(it -> it.status() == RunStatus.PUBLISHED);
            boolean replaced = record.isPresent()
                    && ledger.publications()
                            .of(run)
                            .filter(it -> it.state() == PublicationRecord.State.SUPERSEDED)
                            .isPresent();
            if (replaced) {
                notes.add("Another run has replaced its table since.");
            }
            return record;
        } catch (NightjarException unavailable) {
            return Optional.empty();
        }
    }

    /** The commit was confirmed; only who asked afterwards got no answer. */
    private Optional<RunRecord> knownWithoutTheLedger() {
        return published.flatMap(done -> publishing.map(before -> new RunRecord(
                before.id(),
                before.job(),
                before.date(),
                RunStatus.PUBLISHED,
                before.model(),
                before.planDigest(),
                before.launches(),
                before.rowsRead(),
                before.rowsScored(),
                before.rowsRejected(),
                before.verdict(),
                Optional.of(done.intent().table().sha256()),
                before.started(),
                Optional.of(clock.instant()),
                Optional.empty(),
                Optional.empty())));
    }

    /** @param table where the tables of its job and date stand */
    RunOutcome outcome(RunRecord record, String table) {
        boolean held = record.status() == RunStatus.HELD;
        return new RunOutcome(
                held ? ExitStatus.HELD : ExitStatus.OK,
                record,
                held ? Optional.empty() : Optional.of(table),
                page,
                notes,
                path.map(code -> code.name() + ": " + code.reason()).orElse(""),
                Duration.between(begun, clock.instant()).toMillis() / 1000.0);
    }
}
