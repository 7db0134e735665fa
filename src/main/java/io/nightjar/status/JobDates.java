package io.nightjar.status;

import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Proof;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.schedule.DueNight;
import io.nightjar.schedule.GivenUp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A job and how its business dates stand.
 *
 * @param zone the job's; UTC where its file is gone or not valid
 * @param dates the latest first: those with a run or a table, and those that have been due lately without either
 */
public record JobDates(String job, ZoneId zone, List<DateStatus> dates) {
    /** Dates that were due longer ago and never begun are no news. */
    static final Duration LATELY = Duration.ofDays(14);

    public JobDates {
        dates = List.copyOf(dates);
    }

    /**
     * Looks into the ledger and the calendar.
     *
     * @param definition what its file says; empty where that is gone or not valid
     * @param known since when the job is known where it never ran: what was due before is not missing
     * @param most at most so many dates, the latest
     */
    static JobDates of(
            String job,
            Optional<JobDefinition> definition,
            DueDates due,
            Instant known,
            LedgerReader ledger,
            Instant now,
            int most) {
        return new Look(job, definition, due, ledger, now).dates(known, most);
    }

    /** How one date stands, whether it was ever due or not. */
    static DateStatus on(
            BusinessDate date,
            String job,
            Optional<JobDefinition> definition,
            DueDates due,
            LedgerReader ledger,
            Instant now) {
        return new Look(job, definition, due, ledger, now)
                .status(
                        date,
                        ledger.runs().newest(job, date),
                        ledger.publications().current(job, date));
    }

    /** One look at everything that is known of a job. */
    private static final class Look {
        private final String job;
        private final Optional<JobDefinition> definition;
        private final DueDates due;
        private final LedgerReader ledger;
        private final Instant now;
        private final Optional<GivenUp> givenUp;
        private final Map<RunId, Proof> proofs;

        Look(String job, Optional<JobDefinition> definition, DueDates due, LedgerReader ledger, Instant now) {
            this.job = job;
            this.definition = definition;
            this.due = due;
            this.ledger = ledger;
            this.now = now;
            this.proofs = ledger.proofs().ofTables(job);
            this.givenUp = due.givenUp(now.minus(LATELY), ledger, now);
        }

        JobDates dates(Instant known, int most) {
            Map<BusinessDate, RunRecord> runs = new HashMap<>();
            ledger.runs().newestOfDates(job, most).forEach(run -> runs.put(run.date(), run));
            Map<BusinessDate, PublicationRecord> tables = new HashMap<>();
            ledger.publications()
                    .current(job)
                    .forEach(table -> tables.put(table.intent().date(), table));
            TreeSet<BusinessDate> dates = new TreeSet<>(Comparator.reverseOrder());
            dates.addAll(runs.keySet());
            dates.addAll(tables.keySet());
            dates.addAll(dueLately(known));
            return new JobDates(
                    job,
                    definition.map(JobDefinition::zone).orElse(java.time.ZoneOffset.UTC),
                    dates.stream()
                            .limit(most)
                            .map(date -> status(
                                    date, Optional.ofNullable(runs.get(date)), Optional.ofNullable(tables.get(date))))
                            .toList());
        }

        /** Where a job has run, dates before its first one were never wanted. */
        private List<BusinessDate> dueLately(Instant known) {
            Optional<BusinessDate> first = ledger.runs().firstDate(job);
            return due.between(now.minus(LATELY), now).stream()
                    .filter(date -> first.map(begin -> date.compareTo(begin) > 0)
                            .orElseGet(() -> due.due(date)
                                    .filter(instant -> instant.isAfter(known))
                                    .isPresent()))
                    .toList();
        }

        private DateStatus status(BusinessDate date, Optional<RunRecord> run, Optional<PublicationRecord> table) {
            boolean lost = run.filter(this::hasLostItsProcess).isPresent();
            Standing standing = run.map(record -> lost ? Standing.FAILED : Standing.of(record.status()))
                    .orElse(table.isPresent() ? Standing.PUBLISHED : Standing.MISSING);
            Optional<DueNight> night = due.night(date);
            Optional<String> unwanted = standing == Standing.MISSING
                    ? night.flatMap(found -> givenUp.flatMap(known -> known.why(found)))
                    : Optional.empty();
            Optional<Instant> deadline = due.deadline(date);
            return new DateStatus(
                    date,
                    unwanted.isPresent() ? Standing.SKIPPED : standing,
                    run,
                    table,
                    table.map(found -> proofs.get(found.intent().run())),
                    due.due(date),
                    deadline,
                    late(night, deadline, table),
                    lost ? Optional.of("Its process ended without a word.") : unwanted.or(() -> reason(standing, run)));
        }

        private DateStatus.Late late(
                Optional<DueNight> night, Optional<Instant> deadline, Optional<PublicationRecord> table) {
            Instant done = table.flatMap(PublicationRecord::settled).orElse(now);
            if (deadline.filter(done::isAfter).isEmpty()) {
                return DateStatus.Late.NO;
            }
            if (table.isPresent()) {
                return DateStatus.Late.PUBLISHED_LATE;
            }
            boolean expected = night.flatMap(
                            found -> givenUp.filter(known -> known.isExpectedBy(deadline.get(), found)))
                    .isPresent();
            return expected ? DateStatus.Late.YES : DateStatus.Late.NO;
        }

        private boolean hasLostItsProcess(RunRecord run) {
            boolean open = run.status() == RunStatus.RUNNING || run.status() == RunStatus.PUBLISHING;
            return open && ledger.runs().isDeserted(run);
        }

        private Optional<String> reason(Standing standing, Optional<RunRecord> run) {
            return switch (standing) {
                case MISSING, SKIPPED -> Optional.of("It has been due, and no run was begun.");
                case STOPPED -> Optional.of("It was stopped on request.");
                case HELD, PUBLISHED ->
                    run.flatMap(record -> ledger.runs().verdict(record.id())).flatMap(VerdictText::of);
                case FAILED, RUNNING, ABANDONED -> run.flatMap(RunRecord::errorMessage);
            };
        }
    }
}
