package io.nightjar.config;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Knows the secrets that were revealed in this process and takes them out of any text. Safe for several threads. */
public final class Mask {
    private static final String STARS = "******";

    private final List<String> secrets = new CopyOnWriteArrayList<>();

    void add(String secret) {
        if (!secrets.contains(secret)) {
            secrets.add(secret);
            secrets.sort(Comparator.comparingInt(String::length).reversed());
        }
    }

    /** The text with every known secret replaced. */
    public String apply(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, STARS);
        }
        return masked;
    }
}
