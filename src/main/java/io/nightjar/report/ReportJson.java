package io.nightjar.report;

import io.nightjar.quality.QualityReport;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A quality report as JSON; its members are those of {@link ReportDocument}, described in {@code docs/report.md}. */
public final class ReportJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ReportJson() {}

    /** One object in UTF-8; equal reports give equal bytes. */
    public static byte[] render(QualityReport report) {
        return (MAPPER.writeValueAsString(ReportDocument.of(report)) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
