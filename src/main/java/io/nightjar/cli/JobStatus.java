package io.nightjar.cli;

import io.nightjar.config.JobFolder;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a job stands.
 *
 * @param last the run that was launched last; empty where there is none
 * @param others the newest runs of other dates that have not published, latest date first
 * @param deserted those of them that say they go on and whose process is gone
 * @param superseded the last one, where it was published and its table stands in place no more
 * @param published dates whose table stands in place, in order
 */
record JobStatus(
        String job,
        JobFileState file,
        Optional<RunRecord> last,
        List<RunRecord> others,
        Set<RunId> deserted,
        Set<RunId> superseded,
        List<BusinessDate> published) {

    static JobStatus of(String job, JobFolder jobs, LedgerReader ledger) {
        Optional<RunRecord> last = ledger.runs().lastLaunched(job);
        List<RunRecord> others = ledger.runs().unfinished(job).stream()
                .filter(run ->
                        last.filter(newest -> newest.date().equals(run.date())).isEmpty())
                .toList();
        return new JobStatus(
                job,
                JobFileState.of(job, jobs),
                last,
                others,
                RunRows.deserted(Stream.concat(last.stream(), others.stream()), ledger),
                RunRows.superseded(last.stream(), ledger),
                ledger.publications().current(job).stream()
                        .map(publication -> publication.intent().date())
                        .toList());
    }

    /** A job that nobody runs any more is not late; nor is a date that somebody gave up. */
    boolean needsAPerson() {
        return switch (file) {
            case GONE -> false;
            case NOT_VALID -> true;
            case VALID ->
                last.filter(run -> run.status() != RunStatus.PUBLISHED && run.status() != RunStatus.ABANDONED)
                        .isPresent();
        };
    }

    /** The last date that has a table. */
    Optional<BusinessDate> publishedUntil() {
        return published.isEmpty() ? Optional.empty() : Optional.of(published.get(published.size() - 1));
    }

    String next() {
        return last.map(this::next)
                .orElse(file == JobFileState.VALID ? "nightjar run " + job : "nightjar validate " + job);
    }

    /** A command that works: without a valid file no run does, and what is published is only replaced on request. */
    String next(RunRecord run) {
        if (file != JobFileState.VALID) {
            return "nightjar validate " + job;
        }
        String command = RunRows.next(run, deserted);
        return command.startsWith("nightjar run ") && published.contains(run.date()) ? command + " --rerun" : command;
    }
}
