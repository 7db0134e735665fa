package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.run.Waiver;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs, as they are recorded. Lists are newest first. */
public final class Runs {
    private final Query query;

    Runs(Query query) {
        this.query = query;
    }

    public Optional<RunRecord> get(RunId id) {
        return query.first(RunRows::run, "SELECT * FROM runs WHERE id = ?", id.value());
    }

    /**
     * The run that a person means: a unique prefix of its id, {@code JOB@DATE} (its newest) or {@code JOB@latest}.
     *
     * @throws io.nightjar.error.NightjarException UNKNOWN_RUN with the nearest, AMBIGUOUS_RUN listing them
     */
    public RunRecord find(String name) {
        return new RunName(name).in(this, query);
    }

    public Optional<RunRecord> newest(String job, BusinessDate date) {
        return query.first(
                RunRows::run,
                "SELECT * FROM runs WHERE job = ? AND business_date = ? ORDER BY number DESC FETCH FIRST 1 ROW ONLY",
                job,
                date.date());
    }

    /** The run with the latest business date of a job; of those the newest. */
    public Optional<RunRecord> latest(String job) {
        return query.first(
                RunRows::run,
                "SELECT * FROM runs WHERE job = ? ORDER BY business_date DESC, number DESC FETCH FIRST 1 ROW ONLY",
                job);
    }

    /** The run of a job that a process was last started for, whatever its business date. */
    public Optional<RunRecord> lastLaunched(String job) {
        return query.first(
                RunRows::run,
                "SELECT * FROM runs WHERE job = ? ORDER BY COALESCE((SELECT MAX(l.started_at) FROM launches l"
                        + " WHERE l.run_id = runs.id), runs.started_at) DESC, runs.number DESC"
                        + " FETCH FIRST 1 ROW ONLY",
                job);
    }

    /** The newest run of each business date where that one did not publish; latest date first. */
    public List<RunRecord> unfinished(String job) {
        return query.rows(
                RunRows::run,
                "SELECT r.* FROM runs r WHERE r.job = ? AND r.status NOT IN ('PUBLISHED', 'ABANDONED')"
                        + " AND NOT EXISTS (SELECT 1 FROM runs n WHERE n.job = r.job"
                        + " AND n.business_date = r.business_date AND n.number > r.number)"
                        + " ORDER BY r.business_date DESC",
                job);
    }

    /** The newest run of each business date, latest date first. */
    public List<RunRecord> newestOfDates(String job, int limit) {
        return query.rows(
                RunRows::run,
                "SELECT r.* FROM runs r WHERE r.job = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM runs n WHERE n.job = r.job"
                        + " AND n.business_date = r.business_date AND n.number > r.number)"
                        + " ORDER BY r.business_date DESC FETCH FIRST ? ROWS ONLY",
                job,
                limit);
    }

    /** How the newest run of each business date stands. */
    public Map<BusinessDate, RunStatus> newestStatuses(String job) {
        Map<BusinessDate, RunStatus> statuses = new HashMap<>();
        query.rows(
                        (row, number) -> Map.entry(
                                new BusinessDate(row.getObject("business_date", LocalDate.class)),
                                RunStatus.valueOf(row.getString("status"))),
                        "SELECT business_date, status FROM runs WHERE job = ? ORDER BY number",
                        job)
                .forEach(run -> statuses.put(run.getKey(), run.getValue()));
        return statuses;
    }

    /** The names of all jobs that ever ran, sorted. */
    public List<String> jobs() {
        return query.rows((row, number) -> row.getString(1), "SELECT DISTINCT job FROM runs ORDER BY job");
    }

    /** The run whose table stands in place. */
    public Optional<RunRecord> published(String job, BusinessDate date) {
        return query.first(
                RunRows::run,
                "SELECT r.* FROM runs r JOIN publications p ON p.run_id = r.id WHERE p.current_claim = ?",
                job + "@" + date);
    }

    public List<RunRecord> list(int limit) {
        return query.rows(RunRows::run, "SELECT * FROM runs ORDER BY number DESC FETCH FIRST ? ROWS ONLY", limit);
    }

    public List<RunRecord> list(String job, int limit) {
        return query.rows(
                RunRows::run,
                "SELECT * FROM runs WHERE job = ? ORDER BY number DESC FETCH FIRST ? ROWS ONLY",
                job,
                limit);
    }

    /** Every run of a date, newest first. */
    public List<RunRecord> of(String job, BusinessDate date) {
        return query.rows(
                RunRows::run,
                "SELECT * FROM runs WHERE job = ? AND business_date = ? ORDER BY number DESC",
                job,
                date.date());
    }

    /** Every business date that a job ran for, in order. */
    public List<BusinessDate> dates(String job) {
        return query.rows(
                (row, number) -> new BusinessDate(row.getObject(1, LocalDate.class)),
                "SELECT DISTINCT business_date FROM runs WHERE job = ? ORDER BY business_date",
                job);
    }

    /** Runs that say RUNNING or PUBLISHING, whether or not their owner lives; oldest first. */
    public List<RunRecord> open() {
        return query.rows(RunRows::run, "SELECT * FROM runs WHERE open_claim IS NOT NULL ORDER BY number");
    }

    /** The one run of a job and date that says RUNNING or PUBLISHING. */
    Optional<RunRecord> open(String job, BusinessDate date) {
        return query.first(RunRows::run, "SELECT * FROM runs WHERE open_claim = ?", job + "@" + date);
    }

    /** Who works on a job and date; a process that died without a word is still named. */
    public Optional<Owner> owner(String job, BusinessDate date) {
        return LeaseTable.find(query, job, date).flatMap(LeaseRow::owner);
    }

    /** Whether nobody works any more on a run that says RUNNING or PUBLISHING, as far as can be told from here. */
    public boolean isDeserted(RunRecord run) {
        return owner(run.job(), run.date())
                .map(owner -> owner.process().isDead(ProcessIdentity.current()))
                .orElse(true);
    }

    /** The earliest business date that a job ever ran for. */
    public Optional<BusinessDate> firstDate(String job) {
        return query.first(
                (row, number) -> new BusinessDate(row.getObject(1, LocalDate.class)),
                "SELECT business_date FROM runs WHERE job = ? ORDER BY business_date FETCH FIRST 1 ROW ONLY",
                job);
    }

    /** The processes that worked on a run, in order. */
    public List<Launch> launches(RunId id) {
        return query.rows(RunRows::launch, "SELECT * FROM launches WHERE run_id = ? ORDER BY number", id.value());
    }

    /** Grows with each run that is begun; 0 for one that is not recorded. */
    public long number(RunId id) {
        return query.first((row, number) -> row.getLong(1), "SELECT number FROM runs WHERE id = ?", id.value())
                .orElse(0L);
    }

    /** How long the last launches took of a job's published runs, the newest first. */
    public List<Duration> durations(String job, int most) {
        return query.rows(
                (row, number) -> Duration.between(Times.required(row, "begun"), Times.required(row, "ended")),
                "SELECT l.started_at AS begun, r.ended_at AS ended FROM runs r JOIN launches l ON l.run_id = r.id"
                        + " AND l.number = r.launches WHERE r.job = ? AND r.status = 'PUBLISHED' AND r.ended_at IS NOT NULL"
                        + " ORDER BY r.number DESC FETCH FIRST ? ROWS ONLY",
                job,
                most);
    }

    /** The verdict as {@code judge} recorded it; JSON. */
    public Optional<String> verdict(RunId id) {
        return query.first(
                (row, number) -> row.getString(1), "SELECT detail FROM verdicts WHERE run_id = ?", id.value());
    }

    /** Why a run that a gate held was to be published; the newest where there are several. */
    public Optional<Waiver> waiver(RunId id) {
        return query.first(
                (row, number) -> new Waiver(
                        row.getString("reason"),
                        row.getString("given_by"),
                        Times.required(row, "given_at"),
                        Times.optional(row, "expires_at")),
                "SELECT * FROM waivers WHERE run_id = ? ORDER BY launch DESC FETCH FIRST 1 ROW ONLY",
                id.value());
    }

    /** How many runs of a job stand where. */
    public Map<RunStatus, Long> counts(String job) {
        Map<RunStatus, Long> counts = new EnumMap<>(RunStatus.class);
        query.rows(
                        (row, number) -> Map.entry(RunStatus.valueOf(row.getString(1)), row.getLong(2)),
                        "SELECT status, COUNT(*) FROM runs WHERE job = ? GROUP BY status",
                        job)
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** How long each phase of a run took, all its launches together; in the order of a night. */
    public List<Phase> phases(RunId id) {
        return query.rows(
                (row, number) -> new Phase(row.getString(1), row.getDouble(2)),
                "SELECT phase, SUM(seconds) FROM launch_phases WHERE run_id = ? GROUP BY phase ORDER BY MIN(place)",
                id.value());
    }

    /** Whether a run with this id has ended and nothing of it needs its staged files any more. */
    boolean needsNoStaging(RunId id) {
        return get(id).map(RunRecord::status)
                .filter(status -> status == RunStatus.PUBLISHED
                        || status == RunStatus.ABANDONED
                        || (status != RunStatus.RUNNING
                                && status != RunStatus.PUBLISHING
                                && isReplaced(id)
                                && new Holds(query).of(id).isEmpty()))
                .isPresent();
    }

    /** Whether a newer run of the same date has been published. */
    private boolean isReplaced(RunId id) {
        return query.first(
                        (row, number) -> row.getLong(1),
                        "SELECT n.number FROM runs r JOIN runs n ON n.job = r.job AND n.business_date = r.business_date"
                                + " AND n.number > r.number AND n.status = 'PUBLISHED' WHERE r.id = ?"
                                + " FETCH FIRST 1 ROW ONLY",
                        id.value())
                .isPresent();
    }
}
