package io.nightjar.run;

import java.util.Locale;

/** How somebody can be told. */
public enum AlertChannel {
    /** JSON to an address. */
    WEBHOOK,
    /** A message in a Slack channel. */
    SLACK,
    /** Mail. */
    EMAIL,
    /** A program that is handed JSON. */
    COMMAND;

    /** As in files: {@code email}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
