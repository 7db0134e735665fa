package io.nightjar.report;

import io.nightjar.report.ExplainedRow.Reason;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the reasons of one row are that stand in its table. */
final class RowReasons {
    private final JobDefinition job;
    private final BusinessDate date;
    private final ExplainedTable table;

    RowReasons(JobDefinition job, BusinessDate date, ExplainedTable table) {
        this.job = job;
        this.date = date;
        this.table = table;
    }

    /**
     * The row as the date's table, which holds reasons, has it.
     *
     * @throws io.nightjar.error.NightjarException UNKNOWN_ROW where it has no such row
     */
    ExplainedRow of(RowKey key) {
        List<String> columns = new ArrayList<>(TableRow.ANSWER);
        for (int rank = 1; rank <= table.reasons(); rank++) {
            for (String part : List.of("feature", "value", "contribution")) {
                columns.add("reason_" + rank + "_" + part);
            }
        }
        TableRow row = table.row(key, columns);
        Set<String> withheld = new HashSet<>(job.input().privateColumns());
        List<Reason> told = new ArrayList<>();
        for (int rank = 1; rank <= table.reasons(); rank++) {
            String feature = row.text("reason_" + rank + "_feature").orElseThrow();
            // A column may have become private after the table was made.
            Optional<String> value = row.text("reason_" + rank + "_value")
                    .filter(any -> !withheld.contains(feature.replaceFirst(" \\([a-z]+\\)$", "")));
            told.add(Reason.of(
                    feature,
                    value,
                    job.output().wording(feature),
                    row.number("reason_" + rank + "_contribution").orElseThrow()));
        }
        return row.explained(job, date, key, row.number("margin").orElseThrow(), told);
    }
}
