package io.nightjar.cli;

import io.nightjar.backfill.PlanFile;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Plan files, where the person who names them stands. */
final class PlanFiles {
    private PlanFiles() {}

    /** Writes one and says so; never over another, which somebody may have looked at already. */
    static void write(PlanFile plan, Path file, Session session) {
        Path target = session.surroundings().workingFolder().resolve(file);
        try {
            Files.write(target, plan.write(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw NightjarException.of(ErrorCode.FILE_EXISTS, file + " is there already")
                    .notDone("Nothing was written.");
        } catch (IOException e) {
            throw NightjarException.of(ErrorCode.STORAGE_FAILED, file + " could not be written", e)
                    .notDone("Nothing was run.");
        }
    }

    static PlanFile read(Path file, Session session) {
        try {
            return PlanFile.read(
                    Files.readAllBytes(session.surroundings().workingFolder().resolve(file)), file.toString());
        } catch (IOException e) {
            throw NightjarException.of(ErrorCode.USAGE, "the plan file " + file + " cannot be read", e)
                    .notDone("Nothing was run.")
                    .next("nightjar plan JOB --date D --out FILE");
        }
    }
}
