package io.nightjar.torture;

import io.nightjar.error.ExitStatus;
import io.nightjar.publish.Step;
import io.nightjar.torture.Trial.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A disk that is full and a disk that becomes read-only, on a small file system in memory, which needs the right to mount
 * one.
 */
final class StorageLoss {
    /** Space for two tables with their parts, and what is left of it for the full disk. */
    private static final long DISK = 192L << 20;

    private static final int LEFT = 64 << 10;

    private final Night night;
    private final Path disk;

    /** @param night in a bed whose place is the disk */
    StorageLoss(Night night, Path disk) {
        this.night = night;
        this.disk = disk;
    }

    /** Says why it cannot be had. */
    static Optional<String> mount(Path disk) throws InterruptedException {
        try {
            Files.createDirectories(disk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Shell.failure("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", disk.toString());
    }

    static Optional<String> unmount(Path disk) throws InterruptedException {
        return Shell.failure("umount", disk.toString());
    }

    Trial full() throws InterruptedException {
        night.turn();
        String before = night.digest();
        Path filler = fill();
        Victim.End end = night.start("--rerun").end();
        List<String> violations = night.judgedFailed(end, ExitStatus.RESTART, before);
        delete(filler);
        return Trial.of(Kind.STORAGE_LOST, "disk full", "exit " + end.exit(), violations, night.finish());
    }

    Trial readOnly() throws InterruptedException {
        night.turn();
        String before = night.digest();
        Victim.End end;
        try (Victim victim = night.startArmed(Step.PLACE_TABLE.before() + ":pause")) {
            if (!victim.isPausedAt(Step.PLACE_TABLE.before())) {
                return Trial.neverReached(
                        Kind.STORAGE_LOST, "read-only disk", victim.end().last());
            }
            Optional<String> refused = remount("ro");
            if (refused.isPresent()) {
                return Trial.skipped(Kind.STORAGE_LOST, "read-only disk", refused.get());
            }
            victim.goOn();
            end = victim.end();
        }
        List<String> violations = night.judgedFailed(end, ExitStatus.RESTART, before);
        remount("rw").ifPresent(violations::add);
        return Trial.of(Kind.STORAGE_LOST, "read-only disk", "exit " + end.exit(), violations, night.finish());
    }

    private Optional<String> remount(String mode) throws InterruptedException {
        return Shell.failure("mount", "-o", "remount," + mode, disk.toString());
    }

    private Path fill() {
        try {
            Path filler = disk.resolve("filler");
            long free = Files.getFileStore(disk).getUsableSpace() - LEFT;
            byte[] block = new byte[1 << 16];
            try (var out = Files.newOutputStream(filler)) {
                for (long written = 0; written < free; written += block.length) {
                    out.write(block);
                }
            }
            return filler;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
