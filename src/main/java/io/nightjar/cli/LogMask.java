package io.nightjar.cli;

import io.nightjar.config.Mask;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The secrets that no log line may hold: those of every configuration that this process has read. */
final class LogMask {
    private static final List<Mask> MASKS = new CopyOnWriteArrayList<>();

    private LogMask() {}

    static void add(Mask mask) {
        MASKS.add(mask);
    }

    static String apply(String text) {
        String masked = text;
        for (Mask mask : MASKS) {
            masked = mask.apply(masked);
        }
        return masked;
    }
}
