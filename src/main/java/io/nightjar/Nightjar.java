package io.nightjar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program. */
public final class Nightjar {
    private Nightjar() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("--version")) {
            System.out.println(version());
            return;
        }
        System.err.println("Usage: nightjar --version");
        System.exit(2);
    }

    private static String version() {
        Properties build = new Properties();
        try (InputStream in = Nightjar.class.getResourceAsStream("/META-INF/nightjar.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String commit = build.getProperty("commit", "unknown");
        String dirty = build.getProperty("dirty", "unknown").equals("true") ? ", with changes" : "";
        return "nightjar %s (commit %s%s)".formatted(build.getProperty("version", "unknown"), commit, dirty);
    }
}
