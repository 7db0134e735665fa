package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Plan.InputFile;
import io.nightjar.ledger.Plan.PlannedSplit;
import io.nightjar.run.RunId;
import io.nightjar.table.PartFile;
import io.nightjar.table.RowDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes plans and the results of their splits. */
final class PlanRows {
    private static final int ROWS_A_STATEMENT = 200;

    private PlanRows() {}

    static int record(JdbcClient db, RunId id, Plan plan) {
        Optional<String> earlier = db.sql(
                        "SELECT r.plan_digest FROM plans p JOIN runs r ON r.id = p.run_id WHERE p.run_id = ?")
                .params(id.value())
                .query(String.class)
                .optional();
        if (earlier.isPresent()) {
            return requireSame(id, earlier.get(), plan.digest());
        }
        db.sql("UPDATE runs SET plan_digest = ?, rows_read = ?, model = ? WHERE id = ?")
                .params(plan.digest(), plan.rows(), plan.model().label(), id.value())
                .update();
        db.sql("""
                        INSERT INTO plans (run_id, job_digest, job_text, model, version, model_digest)
                        VALUES (?, ?, ?, ?, ?, ?)""")
                .params(
                        id.value(),
                        plan.jobDigest(),
                        plan.jobText(),
                        plan.model().ref().name(),
                        plan.model().ref().version(),
                        plan.model().digest())
                .update();
        insertInputs(db, id, plan.inputs());
        insertSplits(db, id, plan.splits());
        return 1;
    }

    private static int requireSame(RunId id, String earlier, String now) {
        if (!earlier.equals(now)) {
            throw NightjarException.of(
                            ErrorCode.PLAN_CHANGED,
                            "Run " + id + " was planned otherwise: its job, its model or its input has changed since.")
                    .notDone("The plan was not replaced.")
                    .next("nightjar show " + id);
        }
        return 0;
    }

    private static void insertInputs(JdbcClient db, RunId id, List<InputFile> inputs) {
        List<List<?>> rows = new ArrayList<>();
        for (InputFile input : inputs) {
            rows.add(List.of(
                    id.value(),
                    rows.size(),
                    input.location(),
                    input.bytes(),
                    input.modified().toString(),
                    input.rowGroupRows().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    input.footerDigest()));
        }
        insert(db, """
                INSERT INTO input_files (run_id, place, location, bytes, modified_at, row_group_rows, footer_digest)
                VALUES""", rows);
    }

    private static void insertSplits(JdbcClient db, RunId id, List<PlannedSplit> splits) {
        List<List<?>> rows = new ArrayList<>();
        for (PlannedSplit split : splits) {
            rows.add(List.of(
                    id.value(),
                    split.index(),
                    split.file(),
                    split.firstRowGroup(),
                    split.rowGroups(),
                    split.firstRow(),
                    split.rows()));
        }
        insert(db, """
                INSERT INTO splits (run_id, place, file, first_row_group, row_groups, first_row, row_count)
                VALUES""", rows);
    }

    /** The lease's row is locked meanwhile, and its heart waits: ten thousand statements could take longer than it may. */
    private static void insert(JdbcClient db, String statement, List<List<?>> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
            List<List<?>> these = rows.subList(from, Math.min(from + ROWS_A_STATEMENT, rows.size()));
            String row =
                    " (" + String.join(", ", Collections.nCopies(these.get(0).size(), "?")) + ")";
            db.sql(statement + String.join(",", Collections.nCopies(these.size(), row)))
                    .params(these.stream().flatMap(List::stream).collect(Collectors.toList()))
                    .update();
        }
    }

    static int finish(JdbcClient db, RunId id, SplitRecord split, Instant at) {
        return update(db, id, split.index(), split.part(), split.rejects(), new Finish(split.profile(), at));
    }

    /** What makes a split a finished one. */
    private record Finish(String profile, Instant at) {}

    static int reopen(JdbcClient db, RunId id, int split) {
        return update(db, id, split, Optional.empty(), Optional.empty(), null);
    }

    private static int update(
            JdbcClient db,
            RunId id,
            int split,
            Optional<PartFile> part,
            Optional<PartFile> rejects,
            @Nullable Finish finish) {
        int updated = db.sql("""
                        UPDATE splits
                        SET part_location = :part, part_rows = :partRows, part_bytes = :partBytes,
                            part_digest = :partDigest, rejects_location = :rejects, rejects_rows = :rejectsRows,
                            rejects_bytes = :rejectsBytes, rejects_digest = :rejectsDigest,
                            part_row_digest = :partRowDigest, rejects_row_digest = :rejectsRowDigest,
                            profile = :profile, finished_at = :finished
                        WHERE run_id = :run AND place = :place""")
                .param("part", part.map(PartFile::location).orElse(null))
                .param("partRows", part.map(PartFile::rows).orElse(null))
                .param("partBytes", part.map(PartFile::bytes).orElse(null))
                .param("partDigest", part.map(PartFile::sha256).orElse(null))
                .param("rejects", rejects.map(PartFile::location).orElse(null))
                .param("rejectsRows", rejects.map(PartFile::rows).orElse(null))
                .param("rejectsBytes", rejects.map(PartFile::bytes).orElse(null))
                .param("rejectsDigest", rejects.map(PartFile::sha256).orElse(null))
                .param("partRowDigest", rowDigest(part))
                .param("rejectsRowDigest", rowDigest(rejects))
                .param("profile", finish == null ? null : finish.profile())
                .param("finished", finish == null ? null : Times.column(finish.at()))
                .param("run", id.value())
                .param("place", split)
                .update();
        if (updated != 1) {
            throw NightjarException.of(ErrorCode.INTERNAL, "The plan of run " + id + " has no split " + split + ".");
        }
        return updated;
    }

    private static @Nullable String rowDigest(Optional<PartFile> file) {
        return file.flatMap(PartFile::rowDigest).map(RowDigest::toString).orElse(null);
    }
}
