package io.nightjar.backfill;

import io.nightjar.backfill.PlanFile.Planned;
import io.nightjar.backfill.PlannedDate.Does;
import io.nightjar.job.FrozenNight;
import io.nightjar.ledger.Plan.InputFile;
import io.nightjar.model.ModelVersion;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.run.RunId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One night of a plan file. */
final class PlanFileJson {
    private PlanFileJson() {}

    static ObjectNode write(Planned planned) {
        PlannedDate date = planned.date();
        FrozenNight night = planned.night();
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("date", date.date().toString());
        json.put("was", date.was());
        json.put("does", date.does().label());
        json.put("why", date.why());
        json.put("replaces", night.replaces().map(RunId::value).orElse(null));
        json.put("plan_digest", night.planDigest());
        json.put("job_digest", night.jobDigest());
        json.put("model", night.model().ref().name());
        json.put("model_version", night.model().ref().version());
        json.put("model_digest", night.model().digest());
        json.put("program", night.program());
        json.put("rows", night.rows());
        ArrayNode files = json.putArray("files");
        night.inputs().forEach(file -> files.add(write(file)));
        return json;
    }

    private static ObjectNode write(InputFile file) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("location", file.location());
        json.put("bytes", file.bytes());
        json.put("modified", file.modified().toString());
        ArrayNode rows = json.putArray("row_group_rows");
        file.rowGroupRows().forEach(rows::add);
        json.put("footer_digest", file.footerDigest());
        return json;
    }

    static Planned read(String job, JsonNode json) {
        BusinessDate date =
                new BusinessDate(LocalDate.parse(json.required("date").stringValue()));
        List<InputFile> files = new ArrayList<>();
        json.required("files").forEach(file -> files.add(file(file)));
        PlannedDate planned = new PlannedDate(
                date,
                json.required("was").stringValue(),
                Does.valueOf(json.required("does").stringValue().toUpperCase(Locale.ROOT)),
                json.required("why").stringValue());
        FrozenNight night = new FrozenNight(
                job,
                date,
                json.required("plan_digest").stringValue(),
                json.required("job_digest").stringValue(),
                new ModelVersion(
                        new ModelRef(
                                json.required("model").stringValue(),
                                json.required("model_version").intValue()),
                        json.required("model_digest").stringValue()),
                files,
                Optional.of(json.required("replaces"))
                        .filter(run -> !run.isNull())
                        .map(run -> new RunId(run.stringValue())),
                json.required("program").stringValue());
        return new Planned(planned, night);
    }

    private static InputFile file(JsonNode json) {
        List<Long> rows = new ArrayList<>();
        json.required("row_group_rows").forEach(count -> rows.add(count.longValue()));
        return new InputFile(
                json.required("location").stringValue(),
                json.required("bytes").longValue(),
                Instant.parse(json.required("modified").stringValue()),
                rows,
                json.required("footer_digest").stringValue());
    }
}
