package io.nightjar.lineage;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An event on its way to a sink.
 *
 * @param event what it is, for people
 * @param sink where it goes
 * @param outcome why it was not taken, empty where it was; comes when that is known
 */
record Delivery(String event, String sink, CompletableFuture<Optional<String>> outcome) {

    /** Why it has not arrived, as far as is known now. */
    Optional<String> failure() {
        return outcome.getNow(Optional.of("no answer yet"));
    }
}
