package io.nightjar.ledger;

import io.nightjar.ledger.PublicationRecord.State;
import io.nightjar.publish.Intent;
import io.nightjar.publish.Receipt;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Publications with their outputs as one row. */
final class PublicationRows {
    /** The kind of output that is the published table. */
    static final String TABLE = "table";
    /** The kind of output that holds the rows which were not scored. */
    static final String REJECTS = "rejects";

    static final String SELECT = """
            SELECT p.job, p.sequence, p.run_id, p.business_date, p.state, p.receipt, p.receipt_digest, p.intended_at, p.settled_at,
                   t.location AS t_location, t.row_count AS t_rows, t.bytes AS t_bytes, t.digest AS t_digest,
                   r.location AS r_location, r.row_count AS r_rows, r.bytes AS r_bytes, r.digest AS r_digest
            FROM publications p
            JOIN outputs t ON t.job = p.job AND t.sequence = p.sequence AND t.kind = 'table'
            LEFT JOIN outputs r ON r.job = p.job AND r.sequence = p.sequence AND r.kind = 'rejects'
            """;

    private PublicationRows() {}

    static PublicationRecord row(ResultSet row, int number) throws SQLException {
        Optional<Receipt.Table> rejects =
                row.getString("r_location") == null ? Optional.empty() : Optional.of(table(row, "r_"));
        Intent intent = new Intent(
                new RunId(row.getString("run_id")),
                row.getString("job"),
                new BusinessDate(row.getObject("business_date", LocalDate.class)),
                table(row, "t_"),
                rejects,
                row.getString("receipt"),
                Optional.ofNullable(row.getString("receipt_digest")));
        return new PublicationRecord(
                row.getLong("sequence"),
                intent,
                State.valueOf(row.getString("state")),
                Times.required(row, "intended_at"),
                Times.optional(row, "settled_at"));
    }

    private static Receipt.Table table(ResultSet row, String prefix) throws SQLException {
        return new Receipt.Table(
                row.getString(prefix + "location"),
                row.getLong(prefix + "rows"),
                row.getLong(prefix + "bytes"),
                row.getString(prefix + "digest"));
    }

    static void insertOutput(JdbcClient db, String job, long sequence, String kind, Receipt.Table table) {
        db.sql("""
                        INSERT INTO outputs (job, sequence, kind, location, row_count, bytes, digest)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(job, sequence, kind, table.location(), table.rows(), table.bytes(), table.sha256())
                .update();
    }
}
