package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.error.ErrorCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamsTest {
    private static final String AFTER = "at: \"03:10\"\nafter: ";

    @TempDir
    Path root;

    @Test
    void jobsThatWaitForEachOtherAreRefusedWithTheWayAndTheOthersAreNot() {
        JobFiles files = new JobFiles(root)
                .scheduled("a", "UTC", AFTER + "[e, b]")
                .scheduled("b", "UTC", AFTER + "c")
                .scheduled("c", "UTC", AFTER + "a")
                .scheduled("d", "UTC", AFTER + "a")
                .with("e", "UTC", "03:10");

        ScheduledJobs jobs = ScheduledJobs.read(files.folder());

        assertThat(jobs.jobs()).extracting(ScheduledJob::name).containsExactly("d", "e");
        assertThat(jobs.invalid()).containsOnlyKeys("a", "b", "c");
        assertThat(jobs.invalid().get("b")).satisfies(error -> {
            assertThat(error.code()).isEqualTo(ErrorCode.JOB_INVALID);
            assertThat(error.message())
                    .isEqualTo("job 'b' is not valid: 'schedule.after' goes in a circle: b -> c -> a -> b");
            assertThat(error.next()).containsExactly("nightjar validate b");
        });
    }

    @Test
    void aJobMayNotWaitForItself() {
        JobFiles files = new JobFiles(root).scheduled("a", "UTC", AFTER + "a");

        assertThat(ScheduledJobs.read(files.folder()).invalid().get("a").message())
                .endsWith("circle: a -> a");
    }

    @Test
    void anUpstreamThatIsNoJobIsNamedWithTheNearest() {
        JobFiles files =
                new JobFiles(root).scheduled("scores", "UTC", AFTER + "prcies").with("prices", "UTC", "03:10");

        assertThat(ScheduledJobs.read(files.folder()).invalid().get("scores").message())
                .isEqualTo("job 'scores' is not valid: 'schedule.after' names 'prcies', which is no job; did you mean"
                        + " 'prices'?");
    }

    @Test
    void waysThatMeetAgainAreNoCircle() {
        JobFiles files = new JobFiles(root)
                .scheduled("top", "UTC", AFTER + "[left, right]")
                .scheduled("left", "UTC", AFTER + "base")
                .scheduled("right", "UTC", AFTER + "base")
                .text("base", "input: {path: \"data/base/date={date}\", key: id}\nmodel: base@1\n");

        assertThat(ScheduledJobs.read(files.folder()).invalid()).isEmpty();
    }

    @Test
    void aJobWhoseCalendarIsNotThereKeepsNoOtherFromItsSchedule() {
        JobFiles files = new JobFiles(root)
                .scheduled("a", "UTC", "at: \"03:10\"\ncalendar: nowhere")
                .with("b", "UTC", "03:10");

        ScheduledJobs jobs = ScheduledJobs.read(files.folder());

        assertThat(jobs.jobs()).extracting(ScheduledJob::name).containsExactly("b");
        assertThat(jobs.invalid().get("a").code()).isEqualTo(ErrorCode.CALENDAR_INVALID);
    }
}
