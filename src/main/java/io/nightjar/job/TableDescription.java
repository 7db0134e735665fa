package io.nightjar.job;

import io.nightjar.publish.Description;
import io.nightjar.scoring.ColumnDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file beside a job's tables that says what their columns mean, for those who read them without Nightjar. */
final class TableDescription {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TableDescription() {}

    static Description of(Preparation prepared) {
        String job = prepared.plan().spec().job().name();
        return new Description(JSON.writeValueAsString(describe(job, prepared)));
    }

    private static Map<String, Object> describe(String job, Preparation prepared) {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("schemaVersion", 1);
        top.put("job", job);
        top.put("model", prepared.plan().bundle().version().label());
        top.put("key", prepared.plan().spec().job().input().key());
        top.put("columns", columns(prepared.tools().output().columns()));
        return top;
    }

    private static List<Map<String, Object>> columns(List<ColumnDescription> columns) {
        return columns.stream()
                .map(column -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("name", column.name());
                    entry.put("type", column.type().label());
                    entry.put("unit", column.unit());
                    entry.put("meaning", column.meaning());
                    column.ofClass().ifPresent(label -> entry.put("class", label));
                    return entry;
                })
                .toList();
    }
}
