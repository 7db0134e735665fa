package io.nightjar.schedule;

import io.nightjar.config.JobFolder;
import io.nightjar.config.ProjectRoot;
import io.nightjar.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project with nothing in it but job files. */
record JobFiles(Path root) {

    JobFolder folder() {
        return new JobFolder(Settings.defaults(new ProjectRoot(root)));
    }

    ScheduledJob scheduled(String job) {
        return ScheduledJob.of(folder().load(job), folder()).orElseThrow();
    }

    JobFiles with(String job, String zone, String at) {
        return text(job, """
                zone: %s
                input: {path: "data/%s/date={date}", key: id}
                model: %s@1
                schedule: {at: "%s"}
                """.formatted(zone, job, job, at));
    }

    /** With more lines in its schedule. */
    JobFiles scheduled(String job, String zone, String schedule) {
        return text(job, """
                zone: %s
                input: {path: "data/%s/date={date}", key: id}
                model: %s@1
                schedule:
                %s
                """.formatted(zone, job, job, schedule.indent(2)));
    }

    JobFiles text(String job, String text) {
        try {
            Files.writeString(root.resolve("nightjar.yaml"), "");
            Files.createDirectories(root.resolve("jobs"));
            // One move, since a scheduler may look at any moment.
            Path written = Files.writeString(root.resolve("written"), text);
            Files.move(written, root.resolve("jobs/" + job + ".yaml"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    void remove(String job) {
        try {
            Files.delete(root.resolve("jobs/" + job + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
