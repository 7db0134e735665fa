package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.function.Supplier;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A recording by the Java Flight Recorder, for as long as a command works. */
final class FlightRecording {
    @Option(
            names = "--jfr",
            paramLabel = "FILE",
            description = "record into this file what it waits for, for jfr and JDK Mission Control (docs/waits.md)")
    @Nullable
    Path file;

    /** Does the work, and records it where somebody asked for that. */
    <T> T of(Session session, Supplier<T> work) {
        if (file == null) {
            return work.get();
        }
        Path target = session.surroundings().workingFolder().resolve(file);
        try (Recording recording = begin(target, file)) {
            try {
                return work.get();
            } finally {
                recording.stop();
                session.console().error("recorded " + file + "; see jfr print --events 'nightjar.*' " + file);
            }
        }
    }

    /** Before anything is run: what cannot be written should be known by then. */
    private static Recording begin(Path target, Path shown) {
        if (!FlightRecorder.isAvailable()) {
            throw NightjarException.of(ErrorCode.USAGE, "this Java has no Flight Recorder, which --jfr needs")
                    .notDone("Nothing was run.");
        }
        if (Files.exists(target)) {
            throw NightjarException.of(ErrorCode.FILE_EXISTS, shown + " is there already")
                    .notDone("Nothing was run.");
        }
        try {
            Recording recording = new Recording(Configuration.getConfiguration("default"));
            recording.setName("nightjar");
            recording.setDestination(target);
            recording.setDumpOnExit(true);
            recording.start();
            return recording;
        } catch (IOException | ParseException e) {
            throw NightjarException.of(ErrorCode.STORAGE_FAILED, shown + " cannot be recorded into", e)
                    .notDone("Nothing was run.");
        }
    }
}
