package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.CommitLog;
import io.nightjar.publish.Failpoints;
import io.nightjar.publish.Fence;
import io.nightjar.publish.SigningKey;
import io.nightjar.run.BusinessDate;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The right to work on a job and date. A thread of its own keeps it alive until it is closed. */
public final class Lease implements Fence, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final LeaseGrant grant;
    private final Sql sql;
    private final Clock clock;
    private final Heartbeat heartbeat;
    private final Failpoints failpoints;
    private final Supplier<Optional<SigningKey>> signer;

    /** Over a heartbeat that has begun. */
    Lease(
            LeaseGrant grant,
            Sql sql,
            Clock clock,
            Heartbeat heartbeat,
            Failpoints failpoints,
            Supplier<Optional<SigningKey>> signer) {
        this.grant = grant;
        this.sql = sql;
        this.clock = clock;
        this.heartbeat = heartbeat;
        this.failpoints = failpoints;
        this.signer = signer;
    }

    public String job() {
        return grant.job();
    }

    public BusinessDate date() {
        return grant.date();
    }

    /** This process. */
    Owner owner() {
        return grant.owner();
    }

    /** Grows with each owner, never falls. */
    public long token() {
        return grant.token();
    }

    /** Calls back, once, on the thread that finds out, when it is known or must be feared to be lost; at once if it is. */
    public void onLost(Runnable callback) {
        heartbeat.onLost(callback);
    }

    public boolean isLost() {
        return heartbeat.isLost();
    }

    @Override
    public void hold(Purpose purpose, Consumer<CommitLog> work) {
        heartbeat.paused(() -> {
            sql.inTransaction(db -> {
                LockWait wait = LockWait.begun();
                failpoints.around(purpose.lock(), () -> requireOurs(db));
                wait.ended(purpose.name().toLowerCase(Locale.ROOT));
                work.accept(new LedgerCommitLog(db, clock, grant.token(), failpoints, signer));
                failpoints.reached(purpose.commit().before());
                return true;
            });
            failpoints.reached(purpose.commit().after());
        });
    }

    /** Does the work in a transaction that has locked the lease and found it ours. */
    <T> T write(Function<JdbcClient, T> work) {
        return sql.inTransaction(db -> {
            requireOurs(db);
            return work.apply(db);
        });
    }

    private void requireOurs(JdbcClient db) {
        if (!LeaseTable.lock(db, grant)) {
            heartbeat.lost();
            throw NightjarException.of(
                            ErrorCode.LEASE_LOST,
                            "Another process has taken over " + label()
                                    + ", since this one gave no sign of life for too long.")
                    .notDone("This process recorded and published nothing more.")
                    .next("nightjar show " + label());
        }
    }

    /** Gives it back. Where that fails it runs out by itself. */
    @Override
    public void close() {
        heartbeat.stop();
        try {
            new LeaseTable(sql).release(grant);
        } catch (NightjarException e) {
            LOG.warn("The lease of {} could not be given back; it runs out by itself.", label(), e);
        }
    }

    String label() {
        return grant.label();
    }

    @Override
    public String toString() {
        return "lease " + grant.token() + " of " + label();
    }
}
