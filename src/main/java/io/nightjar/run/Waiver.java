package io.nightjar.run;

import java.time.Instant;
import java.util.Optional;

/**
 * Why somebody published a run that a gate held.
 *
 * @param reason in their words
 * @param by who: {@code operator NAME}
 * @param given when
 * @param expires from when on it no longer counts; empty where it always does
 */
public record Waiver(String reason, String by, Instant given, Optional<Instant> expires) {

    public boolean holds(Instant now) {
        return expires.isEmpty() || now.isBefore(expires.get());
    }
}
