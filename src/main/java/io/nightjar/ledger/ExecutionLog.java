package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Spring Batch's own rows of launches whose process is gone: whatever state they were left in, STARTED, STOPPING, UNKNOWN
 * or without an end, they are ended as failed. They are a log and block nothing; but who looks at them should not see
 * work that nobody does.
 */
final class ExecutionLog {
    private static final String OPEN =
            "(end_time IS NULL OR status NOT IN ('COMPLETED', 'FAILED', 'STOPPED', 'ABANDONED'))";

    private static final String OPEN_LAUNCHES = """
            FROM batch_job_execution e
            JOIN batch_job_execution_params p ON p.job_execution_id = e.job_execution_id AND p.parameter_name = 'run'
            JOIN runs r ON r.id = p.parameter_value
            WHERE (e.end_time IS NULL OR e.status NOT IN ('COMPLETED', 'FAILED', 'STOPPED', 'ABANDONED')
                   OR EXISTS (SELECT 1 FROM batch_step_execution s WHERE s.job_execution_id = e.job_execution_id
                              AND (s.end_time IS NULL
                                   OR s.status NOT IN ('COMPLETED', 'FAILED', 'STOPPED', 'ABANDONED'))))
            """;

    private static final String ENDED = """
            SET status = 'FAILED', exit_code = 'FAILED', exit_message = 'its process ended without a word',
                end_time = COALESCE(end_time, last_updated, start_time, create_time), version = version + 1
            """;

    private ExecutionLog() {}

    /** A job and date that has such rows. */
    record Night(String job, BusinessDate date) {}

    /** Those where no run is open: an open one is settled as a whole. */
    static List<Night> torn(Query query) {
        return query.rows(
                (row, number) -> new Night(row.getString(1), new BusinessDate(row.getObject(2, LocalDate.class))),
                "SELECT DISTINCT r.job, r.business_date " + OPEN_LAUNCHES
                        + " AND NOT EXISTS (SELECT 1 FROM runs o WHERE o.job = r.job"
                        + " AND o.business_date = r.business_date AND o.open_claim IS NOT NULL)"
                        + " ORDER BY r.job, r.business_date");
    }

    /** Ends all of the job and date whose lease is held: none of its launches goes on. Gives how many there were. */
    static int end(Lease lease) {
        return lease.write(db -> {
            List<Long> launches = db.sql("SELECT DISTINCT e.job_execution_id " + OPEN_LAUNCHES
                            + " AND r.job = ? AND r.business_date = ?")
                    .params(lease.job(), lease.date().date())
                    .query(Long.class)
                    .list();
            launches.forEach(launch -> end(db, launch));
            return launches.size();
        });
    }

    private static void end(JdbcClient db, long launch) {
        db.sql("UPDATE batch_step_execution " + ENDED + " WHERE job_execution_id = ? AND " + OPEN)
                .params(launch)
                .update();
        db.sql("UPDATE batch_job_execution " + ENDED + " WHERE job_execution_id = ? AND " + OPEN)
                .params(launch)
                .update();
    }
}
