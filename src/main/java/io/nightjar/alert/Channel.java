package io.nightjar.alert;

import java.util.Optional;

/** A way to tell somebody. */
interface Channel {

    /**
     * Tells. Takes as long as it takes: who calls it waits only for a while.
     *
     * @return why it could not be told, in half a sentence that holds no address and no secret; empty where it was
     */
    Optional<String> send(AlertMessage message);
}
