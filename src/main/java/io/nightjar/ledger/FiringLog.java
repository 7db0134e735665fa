package io.nightjar.ledger;

import io.nightjar.ledger.Firing.Cause;
import io.nightjar.ledger.Firing.Seen;
import io.nightjar.ledger.Firing.State;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What schedulers record. Any number of them may see the same date due: the database decides who records and starts it. */
public final class FiringLog {
    private static final int LONGEST_REASON = 2000;
    private static final String KEY = " WHERE job = ? AND business_date = ?";

    private final Sql sql;
    private final Clock clock;

    FiringLog(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Begins to watch the schedule of a job, unless somebody does. */
    public void watch(String job, Instant from) {
        sql.insertIfAbsent("INSERT INTO schedules (job, watched_until) VALUES (?, ?)", job, Times.column(from));
    }

    /**
     * A date to be recorded.
     *
     * @param skipped why the schedule will not run it; empty where it will
     */
    public record NewlyDue(BusinessDate date, Instant due, Seen seen, Optional<Skipped> skipped) {}

    /** Why a date is not run, for programs and in one sentence. */
    public record Skipped(Cause cause, String reason) {}

    /**
     * Records what has become due, and watches on from {@code until}. A date that was recorded before, for another due
     * instant, stays as it is.
     *
     * @param seen until when the schedule had been watched, as the caller knows it
     * @return the dates that were recorded; empty also where another scheduler went on from there first
     */
    public List<NewlyDue> due(String job, Instant seen, Instant until, List<NewlyDue> dates) {
        return sql.inTransaction(db -> {
            int moved = db.sql("UPDATE schedules SET watched_until = ? WHERE job = ? AND watched_until = ?")
                    .params(Times.column(until), job, Times.column(seen))
                    .update();
            return moved == 0
                    ? List.of()
                    : dates.stream().filter(date -> insert(db, job, date)).toList();
        });
    }

    private boolean insert(JdbcClient db, String job, NewlyDue due) {
        if (find(db, job, due.date()).isPresent()) {
            return false;
        }
        Optional<Skipped> skipped = due.skipped();
        db.sql("""
                        INSERT INTO firings (job, business_date, due_at, missed, state, attempts, recorded_at, settled_at,
                                             cause, reason)
                        VALUES (:job, :date, :due, :missed, :state, 0, :now, :settled, :cause, :reason)""")
                .param("job", job)
                .param("date", due.date().date())
                .param("due", Times.column(due.due()))
                .param("missed", due.seen() == Seen.MISSED)
                .param("state", (skipped.isPresent() ? State.SKIPPED : State.DUE).name())
                .param("now", Times.now(clock))
                .param("settled", skipped.map(why -> Times.now(clock)).orElse(null))
                .param("cause", skipped.map(why -> why.cause().name()).orElse(null))
                .param("reason", skipped.map(Skipped::reason).orElse(null))
                .update();
        return true;
    }

    /** Whether a date may be run by whoever asks. */
    public sealed interface Start {
        /** It may, for the {@code attempt}-th time. */
        record Granted(int attempt) implements Start {}

        /** It is not to be run: it never was due, or it is settled. */
        record Refused() implements Start {}

        /** Another date of the job is being run. */
        record Overlapping(BusinessDate other) implements Start {}
    }

    /**
     * Starts a date under its lease, so that nobody else can be at it. One that was started before has lost its process:
     * it is started again.
     */
    public Start start(Lease lease) {
        return lease.write(db -> {
            lock(db, lease.job());
            Optional<Firing> firing = find(db, lease.job(), lease.date()).filter(Firing::isOpen);
            if (firing.isEmpty()) {
                return new Start.Refused();
            }
            Optional<BusinessDate> other = otherStarted(db, lease);
            if (other.isPresent()) {
                return new Start.Overlapping(other.get());
            }
            db.sql("UPDATE firings SET state = ?, attempts = attempts + 1, not_before = NULL" + KEY)
                    .params(State.STARTED.name(), lease.job(), lease.date().date())
                    .update();
            return new Start.Granted(firing.get().attempts() + 1);
        });
    }

    /** Two dates of a job have two leases; this decides between them. */
    private static void lock(JdbcClient db, String job) {
        db.sql("SELECT job FROM schedules WHERE job = ? FOR UPDATE")
                .params(job)
                .query(String.class)
                .optional();
    }

    private static Optional<BusinessDate> otherStarted(JdbcClient db, Lease lease) {
        return db
                .sql("SELECT * FROM firings WHERE job = ? AND state = ? AND business_date <> ?")
                .params(lease.job(), State.STARTED.name(), lease.date().date())
                .query(Firings::row)
                .list()
                .stream()
                .map(Firing::date)
                .findFirst();
    }

    /** It was run, or tried, and the schedule does no more about it. */
    public void ended(Lease lease, int exit, Optional<RunId> run, String reason) {
        settle(
                lease,
                "state = 'ENDED', settled_at = :at, exit_code = :exit, run_id = :run, reason = :reason",
                clock.instant(),
                Optional.of(exit),
                run,
                reason);
    }

    /** It is to be started again, at {@code notBefore} or later. */
    public void again(Lease lease, Instant notBefore, Optional<RunId> run, String reason) {
        settle(
                lease,
                "state = 'DUE', not_before = :at, exit_code = :exit, run_id = :run, reason = :reason",
                notBefore,
                Optional.empty(),
                run,
                reason);
    }

    private static void settle(
            Lease lease, String change, Instant at, Optional<Integer> exit, Optional<RunId> run, String reason) {
        lease.write(db -> db.sql("UPDATE firings SET " + change
                        + " WHERE job = :job AND business_date = :date AND state = 'STARTED'")
                .param("at", Times.column(at))
                .param("exit", exit.orElse(null))
                .param("run", run.map(RunId::value).orElse(null))
                .param("reason", cut(reason))
                .param("job", lease.job())
                .param("date", lease.date().date())
                .update());
    }

    /** Its scheduler was stopped: it is due as if it had not been started. */
    public void putBack(Lease lease) {
        lease.write(db -> db.sql("UPDATE firings SET state = ?, attempts = attempts - 1" + KEY + " AND state = ?")
                .params(State.DUE.name(), lease.job(), lease.date().date(), State.STARTED.name())
                .update());
    }

    /** The schedule will not run it; false where it has been started or settled meanwhile. */
    public boolean skip(String job, BusinessDate date, Skipped why) {
        return 1
                == sql.inTransaction(db -> db.sql("UPDATE firings SET state = ?, settled_at = ?, cause = ?, reason = ?"
                                + KEY + " AND state = ?")
                        .params(
                                State.SKIPPED.name(),
                                Times.now(clock),
                                why.cause().name(),
                                cut(why.reason()),
                                job,
                                date.date(),
                                State.DUE.name())
                        .update());
    }

    private static Optional<Firing> find(JdbcClient db, String job, BusinessDate date) {
        return db.sql("SELECT * FROM firings" + KEY)
                .params(job, date.date())
                .query(Firings::row)
                .optional();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_REASON));
    }
}
