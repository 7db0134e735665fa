package io.nightjar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.JobDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/** The job file nightly.yaml in a folder, read. */
record NightlyFile(Path folder) {
    /** What must be there, and nothing else. */
    static final String SMALLEST = """
            input:
              path: in/date={date}
              key: id
            model: m@3
            """;

    JobDefinition load(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("nightly.yaml"), text);
        return JobFile.load(file, "jobs/nightly.yaml", ZoneOffset.UTC);
    }

    List<String> problems(String text) {
        NightjarException e = catchThrowableOfType(NightjarException.class, () -> load(text));
        assertThat(e.code()).isEqualTo(ErrorCode.JOB_INVALID);
        List<String> lines = e.message().lines().toList();
        assertThat(lines.get(0)).startsWith("job 'nightly' is not valid: " + (lines.size() - 1) + " problem");
        return lines.subList(1, lines.size());
    }
}
