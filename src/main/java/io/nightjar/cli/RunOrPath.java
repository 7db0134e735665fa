package io.nightjar.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A run as people name it, or a file. */
final class RunOrPath {
    private RunOrPath() {}

    static boolean isPath(String text) {
        return text.contains("/") || text.endsWith(".parquet") || text.endsWith(".json");
    }

    /** A path as typed in the working folder; where nothing stands there, in the project. */
    static String location(Session session, String text) {
        if (text.contains("://")) {
            return text;
        }
        Path typed = session.surroundings().workingFolder().resolve(text);
        return Files.exists(typed) ? session.settings().root().show(typed) : text;
    }
}
