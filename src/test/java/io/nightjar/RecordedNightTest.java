package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Flight Recorder tells of a night. */
class RecordedNightTest {
    @TempDir
    Path folder;

    @Test
    void aRecordingHoldsTheStagesTheSplitsAndWhatWasWaitedForAndNothingOfTheData() throws IOException {
        Project project = new Project(folder);
        project.flights("2001-05-08");
        Path file = folder.resolve("night.jfr");
        Ended ended = project.night("2001-05-08", "--jfr", "night.jfr");
        assertThat(ended.exit()).as(ended.all()).isZero();
        assertThat(ended.err()).contains("recorded night.jfr");

        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("nightjar."))
                .toList();
        assertThat(values(events, "nightjar.Stage", "stage")).contains("plan", "score", "judge", "publish");
        assertThat(values(events, "nightjar.Receipt", "inputs")).containsExactly("1");
        assertThat(values(events, "nightjar.Split", "split")).containsExactly("0");
        assertThat(values(events, "nightjar.SyncWait", "location")).anyMatch(place -> place.endsWith("scores.parquet"));
        assertThat(values(events, "nightjar.LeaseWait", "night")).isSubsetOf("flight-delay@2001-05-08");
        assertThat(events)
                .allMatch(event -> event.getEventType().getCategoryNames().equals(List.of("Nightjar")))
                .allMatch(event -> !event.getDuration().isNegative());

        assertThat(project.night("2001-05-08", "--rerun", "--jfr", "night.jfr").out() + ended.err())
                .as("a second recording must not replace the first")
                .doesNotContain("published, passed");
    }

    private static Set<String> values(List<RecordedEvent> events, String type, String field) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .map(event -> String.valueOf(event.<Object>getValue(field)))
                .collect(Collectors.toSet());
    }
}
