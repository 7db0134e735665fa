package io.nightjar.torture;

import io.nightjar.error.ExitStatus;
import io.nightjar.torture.Trial.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Takes away the permission to change the folder in which the table stands, and gives it back. */
final class PermissionLoss {
    private static final String WHERE = "permission lost";

    private final Night night;

    PermissionLoss(Night night) {
        this.night = night;
    }

    Trial once() throws InterruptedException {
        String table = night.bed().table();
        if (table.contains("://")) {
            return Trial.skipped(Kind.STORAGE_LOST, WHERE, "only folders of this machine are taken away");
        }
        Path folder = Path.of(table).resolveSibling(".").normalize();
        permit(folder, "r-xr-xr-x");
        try {
            if (Files.isWritable(folder)) {
                return Trial.skipped(Kind.STORAGE_LOST, WHERE, "this user may write whatever the permissions say");
            }
            night.turn();
            String before = night.digest();
            Victim.End end = night.start("--rerun").end();
            List<String> violations = night.judgedFailed(end, ExitStatus.RESTART, before);
            permit(folder, "rwxr-xr-x");
            return Trial.of(Kind.STORAGE_LOST, WHERE, "exit " + end.exit(), violations, night.finish());
        } finally {
            permit(folder, "rwxr-xr-x");
        }
    }

    private static void permit(Path folder, String permissions) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
