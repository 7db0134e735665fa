package io.nightjar.ledger;

import java.time.Instant;

/**
 * A process that owns, or owned, a lease or the embedded ledger.
 *
 * @param process which one
 * @param since when it took it
 * @param command what it was asked to do
 */
public record Owner(ProcessIdentity process, Instant since, String command) {

    /** For messages: host, process id, time and command. */
    public String describe() {
        return "process " + process.pid() + " on " + process.host() + ", since " + since + " (" + command + ")";
    }
}
