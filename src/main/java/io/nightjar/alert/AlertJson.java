package io.nightjar.alert;

import io.nightjar.ledger.PublicationRecord;
import io.nightjar.run.RunRecord;
import io.nightjar.status.DateStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A message for programs; docs/schema/alert.schema.json describes it. */
final class AlertJson {
    /** The version of the form, its first field. */
    private static final int FORM = 1;

    private AlertJson() {}

    static byte[] of(AlertMessage message) {
        Map<String, @Nullable Object> top = new LinkedHashMap<>();
        top.put("alert_version", FORM);
        top.put("sent", message.sent().toString());
        top.put("host", message.host());
        top.put("program", message.program());
        top.put("summary", message.summary());
        top.put("alerts", message.alerts().stream().map(AlertJson::alert).toList());
        return JsonMapper.shared().writeValueAsString(top).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> alert(Alert alert) {
        DateStatus status = alert.status();
        Optional<RunRecord> run = status.run();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("event", alert.event().label());
        fields.put("condition", alert.kind());
        fields.put("headline", alert.headline());
        fields.put("job", alert.job());
        fields.put("title", alert.title());
        fields.put("date", alert.date().toString());
        fields.put("zone", alert.zone().getId());
        fields.put("since", alert.since().toString());
        fields.put("closed", text(alert.closed()));
        fields.put("error_code", alert.condition().code().orElse(null));
        fields.put("reason", alert.condition().reason());
        fields.put("status", status.standing().label());
        fields.put("published", status.isPublished());
        fields.put("due", text(status.due()));
        fields.put("deadline", text(status.deadline()));
        fields.put("run", run.map(found -> found.id().value()).orElse(null));
        fields.put("model", run.map(RunRecord::model).orElse(null));
        fields.put("verdict", run.flatMap(RunRecord::verdict).orElse(null));
        fields.put("rows_read", run.map(RunRecord::rowsRead).orElse(null));
        fields.put("rows_scored", run.map(RunRecord::rowsScored).orElse(null));
        fields.put("rows_rejected", run.map(RunRecord::rowsRejected).orElse(null));
        fields.put("table", status.table().map(AlertJson::location).orElse(null));
        fields.put("report", alert.report().orElse(null));
        fields.put("link", alert.link().orElse(null));
        fields.put("next", alert.next());
        return fields;
    }

    private static String location(PublicationRecord publication) {
        return publication.intent().table().location();
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
