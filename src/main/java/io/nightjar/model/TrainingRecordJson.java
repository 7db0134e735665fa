package io.nightjar.model;

import io.nightjar.model.TrainingRecord.Input;
import io.nightjar.model.TrainingRecord.Use;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A training's record as {@code training.json}. */
final class TrainingRecordJson {
    private static final int FORMAT = 1;

    private TrainingRecordJson() {}

    static byte[] write(TrainingRecord record) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("trained", record.trained().toString());
        json.put("program", record.program());
        json.put("weights", record.weights());
        json.put("options", new TreeMap<>(record.options()));
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("trained", record.trainedRows());
        rows.put("heldOut", record.heldOutRows());
        rows.put("unlabelled", record.unlabelledRows());
        json.put("rows", rows);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", record.name());
        file.put("sha256", record.digest());
        file.put("text", record.text());
        json.put("trainingFile", file);
        json.put(
                "inputs",
                record.inputs().stream().map(TrainingRecordJson::input).toList());
        return BundleJson.write(json);
    }

    private static Map<String, Object> input(Input input) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("night", input.night().toString());
        json.put("use", input.use().name().toLowerCase(Locale.ROOT));
        json.put("location", input.location());
        json.put("bytes", input.bytes());
        json.put("rows", input.rows());
        json.put("footerDigest", input.footerDigest());
        json.put("sha256", input.sha256());
        return json;
    }

    static TrainingRecord read(byte[] bytes) {
        JsonNode json = BundleJson.read(bytes);
        int format = json.required("format").intValue();
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format + " instead of " + FORMAT);
        }
        JsonNode file = json.required("trainingFile");
        JsonNode rows = json.required("rows");
        Map<String, String> options = new TreeMap<>();
        for (Map.Entry<String, JsonNode> option : json.required("options").properties()) {
            options.put(option.getKey(), option.getValue().stringValue());
        }
        List<Input> inputs = new ArrayList<>();
        for (JsonNode input : json.required("inputs")) {
            inputs.add(input(input));
        }
        return new TrainingRecord(
                file.required("name").stringValue(),
                file.required("sha256").stringValue(),
                file.required("text").stringValue(),
                options,
                inputs,
                rows.required("trained").longValue(),
                rows.required("heldOut").longValue(),
                rows.required("unlabelled").longValue(),
                json.required("weights").stringValue(),
                json.required("program").stringValue(),
                Instant.parse(json.required("trained").stringValue()));
    }

    private static Input input(JsonNode json) {
        return new Input(
                LocalDate.parse(json.required("night").stringValue()),
                Use.valueOf(json.required("use").stringValue().toUpperCase(Locale.ROOT)),
                json.required("location").stringValue(),
                json.required("bytes").longValue(),
                json.required("rows").longValue(),
                json.required("footerDigest").stringValue(),
                json.required("sha256").stringValue());
    }
}
