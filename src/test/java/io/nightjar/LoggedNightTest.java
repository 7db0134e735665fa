package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a real night writes into its log. */
class LoggedNightTest {
    @TempDir
    Path folder;

    @Test
    void everyLineNamesTheRunAndThoseOfASplitTheSplitInOneZone() {
        Project project = new Project(folder);
        project.flights("2001-05-08");
        Ended ended = project.run("run", Project.JOB, "--date", "2001-05-08", "--set", "log.format=json");
        assertThat(ended.exit()).as(ended.all()).isZero();
        List<String> lines =
                project.run("logs", "flight-delay@2001-05-08").out().lines().toList();

        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            JsonNode entry = JsonMapper.shared().readTree(line);
            assertThat(entry.get("run").asString()).as(line).hasSize(12);
            assertThat(entry.get("time").asString()).as(line).endsWith("Z");
            assertThat(line).doesNotContainPattern("\\d{2}:\\d{2}:\\d{2}[.0-9]* ?[+-]\\d{2}:\\d{2}");
        }
        assertThat(lines).anyMatch(line -> line.contains("\"split\":0") && line.contains("rows scored"));
        assertThat(lines)
                .as("the example's files have none; their writer is DuckDB")
                .filteredOn(line -> line.contains("no page checksums"))
                .singleElement()
                .asString()
                .contains("1 of 1 input files", "WARN");
    }
}
