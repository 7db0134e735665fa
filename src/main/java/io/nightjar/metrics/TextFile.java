package io.nightjar.metrics;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.NightEnd;
import io.nightjar.job.NightWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The figures as a file for node_exporter's textfile collector, replaced in one step: for nights that cron starts, when no
 * process is there to be asked.
 */
public final class TextFile implements NightWatch {
    private static final String NAME = "nightjar.prom";

    private final Path folder;
    private final NightMetrics metrics;

    public TextFile(Path folder, NightMetrics metrics) {
        this.folder = folder;
        this.metrics = metrics;
    }

    @Override
    public void ended(NightEnd end) {
        write();
    }

    @Override
    public void unrecorded(NightEnd end) {
        write();
    }

    @Override
    public void settled() {
        write();
    }

    /**
     * Writes it; readable as the process's umask says, since node_exporter is another user.
     *
     * @throws NightjarException STORAGE_FAILED
     */
    public Path write() {
        Path file = folder.resolve(NAME);
        // node_exporter reads what ends in .prom; this does not.
        Path beside = folder.resolve(NAME + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(folder);
            Files.write(beside, metrics.text());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw NightjarException.of(ErrorCode.STORAGE_FAILED, "the metrics cannot be written to " + file, e)
                    .next("nightjar config show");
        }
    }
}
