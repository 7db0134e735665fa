package io.nightjar.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What one channel was told last of a condition.
 *
 * @param channel its name
 * @param occurrence of the condition, of which {@code event} tells; 0 where it was told nothing yet
 * @param event what was told last; empty where nothing yet
 * @param at when
 * @param attempts how often somebody tried
 * @param claimedUntil until when somebody may be at it; empty where nobody is
 * @param failure why the last attempt failed; empty where it did not
 */
public record Told(
        ConditionKey key,
        String channel,
        int occurrence,
        Optional<Event> event,
        Optional<Instant> at,
        int attempts,
        Optional<Instant> claimedUntil,
        Optional<String> failure) {

    /** What a message says of a condition. */
    public enum Event {
        /** It is so. */
        OPENED,
        /** It still is so. */
        REPEATED,
        /** It is over: the date is published. */
        RECOVERED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A channel that was never told of a condition. */
    public static Told nothing(ConditionKey key, String channel) {
        return new Told(key, channel, 0, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty());
    }
}
