package io.nightjar.lineage;

import io.openlineage.client.OpenLineage.BaseEvent;
import java.util.Optional;

/** Where events go. One thread uses it. */
interface Sink extends AutoCloseable {

    /** For people, without a secret. */
    String name();

    /** Why it did not take the event; empty where it did. May take long, and may throw. */
    Optional<String> send(BaseEvent event) throws Exception;

    /** Why it cannot be used; empty where nothing is to be seen. Sends nothing, and takes two seconds at most. */
    Optional<String> obstacle();

    @Override
    default void close() {}
}
