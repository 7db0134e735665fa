package io.nightjar.metrics;

import io.nightjar.config.JobFolder;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.schedule.Backlog;
import io.nightjar.schedule.DueCalendar;
import io.nightjar.schedule.DueNight;
import io.nightjar.schedule.GivenUp;
import io.nightjar.schedule.ScheduledJob;
import io.nightjar.status.StatusFiles;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures of one job. */
final class JobMetrics {
    private final String job;
    private final StatusFiles status;
    private final JobFolder jobs;
    private final LedgerReader ledger;
    private final Instant now;

    JobMetrics(String job, StatusFiles status, JobFolder jobs, LedgerReader ledger, Instant now) {
        this.job = job;
        this.status = status;
        this.jobs = jobs;
        this.ledger = ledger;
        this.now = now;
    }

    void putInto(Gauges gauges) {
        Map<RunStatus, Long> counts = ledger.runs().counts(job);
        for (RunStatus state : RunStatus.values()) {
            if (state != RunStatus.SCRATCH) {
                gauges.put(Figure.RUNS, counts.getOrDefault(state, 0L), job, state.label());
            }
        }
        ledger.runs().lastLaunched(job).ifPresent(run -> putLast(run, gauges));
        List<PublicationRecord> tables = ledger.publications().current(job);
        tables.stream()
                .flatMap(table -> table.settled().stream())
                .max(Instant::compareTo)
                .ifPresent(settled -> gauges.put(Figure.LAST_SUCCESS, settled, job));
        Optional<BusinessDate> last = tables.isEmpty()
                ? Optional.empty()
                : Optional.of(tables.get(tables.size() - 1).intent().date());
        last.ifPresent(date -> gauges.put(
                Figure.LAST_DATE, date.date().atStartOfDay(ZoneOffset.UTC).toInstant(), job));
        ledger.proofs().last(job).ifPresent(proof -> {
            gauges.put(Figure.PROOF_SAME, proof.answer().isSame() ? 1 : 0, job);
            gauges.put(Figure.PROOF_AT, proof.ended(), job);
        });
        scheduled().ifPresent(scheduled -> putDue(scheduled, last, gauges));
    }

    private void putLast(RunRecord run, Gauges gauges) {
        for (RunStatus state : RunStatus.values()) {
            if (state != RunStatus.SCRATCH) {
                gauges.put(Figure.LAST_STATUS, run.status() == state ? 1 : 0, job, state.label());
            }
        }
        gauges.put(Figure.LAST_STARTED, run.started(), job);
        run.ended().ifPresent(ended -> gauges.put(Figure.LAST_ENDED, ended, job));
        ledger.runs()
                .phases(run.id())
                .forEach(phase -> gauges.put(Figure.LAST_DURATION, phase.seconds(), job, phase.name()));
        gauges.put(Figure.LAST_ROWS, run.rowsRead(), job, "read");
        gauges.put(Figure.LAST_ROWS, run.rowsScored(), job, "scored");
        gauges.put(Figure.LAST_ROWS, run.rowsRejected(), job, "rejected");
        ledger.runs()
                .verdict(run.id())
                .flatMap(JobMetrics::scorePsi)
                .ifPresent(psi -> gauges.put(Figure.LAST_PSI, psi, job));
    }

    private static Optional<Double> scorePsi(String verdict) {
        try {
            for (JsonNode gate : JsonMapper.shared().readTree(verdict).path("gates")) {
                if (gate.path("measure").asString("").equals("maximum-score-psi")
                        && gate.path("value").isNumber()) {
                    return Optional.of(gate.path("value").asDouble());
                }
            }
        } catch (JacksonException notWhole) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<ScheduledJob> scheduled() {
        try {
            return status.definition(job).flatMap(found -> ScheduledJob.of(found, jobs));
        } catch (NightjarException noCalendar) {
            return Optional.empty();
        }
    }

    /** Of a job that never published nobody can say from when on it was wanted. */
    private void putDue(ScheduledJob scheduled, Optional<BusinessDate> last, Gauges gauges) {
        DueCalendar calendar = scheduled.calendar();
        Instant from = last.flatMap(calendar::due).orElse(now);
        GivenUp givenUp = GivenUp.since(from, scheduled, ledger, now);
        gauges.put(Figure.UNPUBLISHED, Backlog.of(scheduled, last, givenUp, now).unpublished(), job);
        next(scheduled, from, givenUp).ifPresent(next -> {
            gauges.put(Figure.NEXT_DUE, next.due(), job);
            calendar.deadline(next.date()).ifPresent(deadline -> gauges.put(Figure.NEXT_DEADLINE, deadline, job));
        });
    }

    /** The first night after an instant that somebody waits for, or that is still to come. */
    private Optional<DueNight> next(ScheduledJob scheduled, Instant from, GivenUp givenUp) {
        return scheduled
                .between(from, now)
                .filter(night -> givenUp.why(night).isEmpty())
                .findFirst()
                .or(() -> scheduled.after(from.isAfter(now) ? from : now));
    }
}
