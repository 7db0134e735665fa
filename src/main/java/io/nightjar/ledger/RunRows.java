package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** Rows of the tables {@code runs} and {@code launches}. */
final class RunRows {
    private RunRows() {}

    static RunRecord run(ResultSet row, int number) throws SQLException {
        return new RunRecord(
                new RunId(row.getString("id")),
                row.getString("job"),
                new BusinessDate(row.getObject("business_date", LocalDate.class)),
                RunStatus.valueOf(row.getString("status")),
                row.getString("model"),
                row.getString("plan_digest"),
                row.getInt("launches"),
                row.getLong("rows_read"),
                row.getLong("rows_scored"),
                row.getLong("rows_rejected"),
                Optional.ofNullable(row.getString("verdict")),
                Optional.ofNullable(row.getString("table_digest")),
                Times.required(row, "started_at"),
                Times.optional(row, "ended_at"),
                Optional.ofNullable(row.getString("error_code")),
                Optional.ofNullable(row.getString("error_message")));
    }

    static Launch launch(ResultSet row, int number) throws SQLException {
        return new Launch(
                row.getInt("number"),
                LeaseTable.owner(row),
                new LaunchedBy(row.getString("program"), row.getString("started_by")),
                Times.required(row, "started_at"),
                Times.optional(row, "ended_at"),
                Optional.ofNullable(row.getString("error_code")));
    }
}
