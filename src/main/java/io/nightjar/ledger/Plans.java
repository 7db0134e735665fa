package io.nightjar.ledger;

import io.nightjar.ledger.Plan.InputFile;
import io.nightjar.ledger.Plan.PlannedSplit;
import io.nightjar.model.ModelVersion;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.run.RunId;
import io.nightjar.table.PartFile;
import io.nightjar.table.RowDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What runs were to do, and which splits of it are done. */
public final class Plans {
    private final Query query;

    Plans(Query query) {
        this.query = query;
    }

    /** The frozen plan; empty where the run ended before it had one. */
    public Optional<Plan> plan(RunId id) {
        List<InputFile> inputs = inputs(id);
        List<PlannedSplit> splits =
                query.rows(Plans::split, "SELECT * FROM splits WHERE run_id = ? ORDER BY place", id.value());
        return query.first(
                (row, number) -> new Plan(
                        row.getString("plan_digest"),
                        row.getString("job_digest"),
                        row.getString("job_text"),
                        new ModelVersion(
                                new ModelRef(row.getString("model"), row.getInt("version")),
                                row.getString("model_digest")),
                        inputs,
                        splits),
                """
                SELECT r.plan_digest, p.job_digest, p.job_text, p.model, p.version, p.model_digest
                FROM plans p JOIN runs r ON r.id = p.run_id WHERE p.run_id = ?""",
                id.value());
    }

    /** The frozen files alone, in plan order; none where the run ended before it had a plan. */
    public List<InputFile> inputs(RunId id) {
        return query.rows(Plans::input, "SELECT * FROM input_files WHERE run_id = ? ORDER BY place", id.value());
    }

    /** The model that the plan pins; empty where the run ended before it had a plan. */
    public Optional<ModelVersion> model(RunId id) {
        return query.first(
                (row, number) -> new ModelVersion(
                        new ModelRef(row.getString("model"), row.getInt("version")), row.getString("model_digest")),
                "SELECT model, version, model_digest FROM plans WHERE run_id = ?",
                id.value());
    }

    /** The splits that are done, by index. */
    public List<SplitRecord> finished(RunId id) {
        return query.rows(
                Plans::finished,
                "SELECT * FROM splits WHERE run_id = ? AND profile IS NOT NULL ORDER BY place",
                id.value());
    }

    /** How far a run is; empty for one that is not planned. */
    public Optional<RunProgress> progress(RunId run) {
        return query.first(Plans::progress, """
                SELECT l.started_at AS begun, SUM(s.row_count) AS planned,
                       SUM(CASE WHEN s.profile IS NULL THEN 0 ELSE s.row_count END) AS finished,
                       SUM(CASE WHEN s.finished_at >= l.started_at THEN s.row_count ELSE 0 END) AS since,
                       MAX(CASE WHEN s.finished_at >= l.started_at THEN s.finished_at END) AS last_finished
                FROM runs r
                JOIN launches l ON l.run_id = r.id AND l.number = r.launches
                JOIN splits s ON s.run_id = r.id
                WHERE r.id = ?
                GROUP BY l.started_at""", run.value());
    }

    private static RunProgress progress(ResultSet row, int number) throws SQLException {
        return new RunProgress(
                Times.required(row, "begun"),
                row.getLong("planned"),
                row.getLong("finished"),
                row.getLong("since"),
                Times.optional(row, "last_finished"));
    }

    private static InputFile input(ResultSet row, int number) throws SQLException {
        return new InputFile(
                row.getString("location"),
                row.getLong("bytes"),
                Instant.parse(row.getString("modified_at")),
                Arrays.stream(row.getString("row_group_rows").split(" "))
                        .filter(count -> !count.isEmpty())
                        .map(Long::valueOf)
                        .toList(),
                row.getString("footer_digest"));
    }

    private static PlannedSplit split(ResultSet row, int number) throws SQLException {
        return new PlannedSplit(
                row.getInt("place"),
                row.getString("file"),
                row.getInt("first_row_group"),
                row.getInt("row_groups"),
                row.getLong("first_row"),
                row.getLong("row_count"));
    }

    private static SplitRecord finished(ResultSet row, int number) throws SQLException {
        return new SplitRecord(
                row.getInt("place"), file(row, "part_"), file(row, "rejects_"), row.getString("profile"));
    }

    private static Optional<PartFile> file(ResultSet row, String prefix) throws SQLException {
        String location = row.getString(prefix + "location");
        return location == null
                ? Optional.empty()
                : Optional.of(new PartFile(
                        location,
                        row.getLong(prefix + "rows"),
                        row.getLong(prefix + "bytes"),
                        row.getString(prefix + "digest"),
                        Optional.ofNullable(row.getString(prefix + "row_digest"))
                                .map(RowDigest::of)));
    }
}
