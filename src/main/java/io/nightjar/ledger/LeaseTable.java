package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The leases' rows. Whoever changes one says which state of it he saw, so that the database decides between two. */
final class LeaseTable {
    private static final int LONGEST_COMMAND = 1000;

    private final Sql sql;

    LeaseTable(Sql sql) {
        this.sql = sql;
    }

    static Optional<LeaseRow> find(Query query, String job, BusinessDate date) {
        return query.first(LeaseTable::row, """
                SELECT token, heartbeat, host, pid, process_start, boot, owned_since, command
                FROM leases WHERE job = ? AND business_date = ?""", job, date.date());
    }

    LeaseRow findOrCreate(String job, BusinessDate date) {
        return find(sql, job, date).orElseGet(() -> {
            sql.insertIfAbsent("INSERT INTO publication_sequences (job, last_sequence) VALUES (?, 0)", job);
            sql.insertIfAbsent(
                    "INSERT INTO leases (job, business_date, token, heartbeat) VALUES (?, ?, 0, 0)", job, date.date());
            return find(sql, job, date).orElseThrow();
        });
    }

    /** Takes the lease if it still is as it was seen; gives a new token. */
    Optional<LeaseGrant> take(String job, BusinessDate date, LeaseRow seen, Owner owner) {
        LeaseGrant grant = new LeaseGrant(job, date, seen.token() + 1, owner);
        ProcessIdentity process = owner.process();
        String command = owner.command();
        int taken = sql.inTransaction(db -> isLocked(db, job, date)
                ? 0
                : db.sql("""
                        UPDATE leases
                        SET token = ?, heartbeat = heartbeat + 1, host = ?, pid = ?, process_start = ?, boot = ?,
                            owned_since = ?, command = ?
                        WHERE job = ? AND business_date = ? AND token = ? AND heartbeat = ?""")
                        .params(
                                grant.token(),
                                process.host(),
                                process.pid(),
                                process.start(),
                                process.boot(),
                                Times.column(owner.since()),
                                command.substring(0, Math.min(command.length(), LONGEST_COMMAND)),
                                job,
                                date.date(),
                                seen.token(),
                                seen.heartbeat())
                        .update());
        return taken == 1 ? Optional.of(grant) : Optional.empty();
    }

    /** Its owner is in the middle of a commit: who waited for the row would wait for a stopped process too. */
    private static boolean isLocked(JdbcClient db, String job, BusinessDate date) {
        return db.sql("SELECT token FROM leases WHERE job = ? AND business_date = ? FOR UPDATE SKIP LOCKED")
                .params(job, date.date())
                .query(Long.class)
                .optional()
                .isEmpty();
    }

    /** Counts the owner's beat up; false where the lease is another's. */
    boolean beat(LeaseGrant grant) {
        return 1
                == sql.inTransaction(db -> db.sql("""
                        UPDATE leases SET heartbeat = heartbeat + 1
                        WHERE job = ? AND business_date = ? AND token = ? AND host IS NOT NULL""")
                        .params(grant.job(), grant.date().date(), grant.token())
                        .update());
    }

    /** Gives it back, if it still is this owner's. */
    void release(LeaseGrant grant) {
        sql.inTransaction(db -> db.sql("""
                        UPDATE leases
                        SET host = NULL, pid = NULL, process_start = NULL, boot = NULL, owned_since = NULL, command = NULL
                        WHERE job = ? AND business_date = ? AND token = ?""")
                .params(grant.job(), grant.date().date(), grant.token())
                .update());
    }

    /** Locks the row until the transaction ends; whether it still is this owner's. */
    static boolean lock(JdbcClient db, LeaseGrant grant) {
        return db.sql("SELECT token FROM leases WHERE job = ? AND business_date = ? AND host IS NOT NULL FOR UPDATE")
                .params(grant.job(), grant.date().date())
                .query(Long.class)
                .optional()
                .filter(found -> found == grant.token())
                .isPresent();
    }

    private static LeaseRow row(ResultSet row, int number) throws SQLException {
        Optional<Owner> owner = row.getString("host") == null ? Optional.empty() : Optional.of(owner(row));
        return new LeaseRow(row.getLong("token"), row.getLong("heartbeat"), owner);
    }

    static Owner owner(ResultSet row) throws SQLException {
        return new Owner(
                new ProcessIdentity(
                        row.getString("host"),
                        row.getLong("pid"),
                        row.getString("process_start"),
                        row.getString("boot")),
                Times.required(row, "owned_since"),
                row.getString("command"));
    }
}
