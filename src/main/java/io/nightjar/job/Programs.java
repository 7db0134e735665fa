package io.nightjar.job;

import io.nightjar.publish.Receipt;

/** What made a table, in words: this program and what it runs on. */
public final class Programs {
    private static final int SHORT_COMMIT = 12;

    private Programs() {}

    /** For example {@code 0.1.0 (3f2a91c07b1d)}, with {@code dirty} where the sources differed from the commit. */
    public static String label(Receipt.Program program) {
        String commit = program.commit().length() > SHORT_COMMIT
                ? program.commit().substring(0, SHORT_COMMIT)
                : program.commit();
        return program.version() + " (" + commit + (program.changes().equals("dirty") ? ", dirty)" : ")");
    }

    static Receipt.Platform platform() {
        return new Receipt.Platform(
                System.getProperty("java.vendor", "unknown"),
                System.getProperty("java.version", "unknown"),
                System.getProperty("os.arch", "unknown"));
    }

    static String platformLabel() {
        Receipt.Platform platform = platform();
        return platform.architecture() + ", Java " + platform.javaVersion() + " (" + platform.javaVendor() + ")";
    }
}
