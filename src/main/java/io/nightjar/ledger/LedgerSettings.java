package io.nightjar.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the ledger is and how its leases beat.
 *
 * @param url a PostgreSQL JDBC URL; empty for the embedded database in the state folder
 * @param user of the database; empty where the URL says it
 * @param password of the database; empty where none is needed
 * @param stateFolder holds the embedded database and its owner's name
 * @param heartbeat how often the owner of a lease counts it up
 * @param lease for how long an observer must see no beat before it takes a lease over
 */
public record LedgerSettings(
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        Path stateFolder,
        Duration heartbeat,
        Duration lease) {
    /** Within one process the beats are seen by nobody else; they cost a write to the disk. */
    private static final Duration HEARTBEAT_EMBEDDED = Duration.ofSeconds(5);

    /** So long an observer waits at most before he knows that an owner lives. */
    private static final Duration HEARTBEAT_SHARED = Duration.ofSeconds(1);

    private static final Duration LEASE = Duration.ofSeconds(20);

    public LedgerSettings {
        stateFolder = stateFolder.toAbsolutePath().normalize();
    }

    /** The embedded database of a project. */
    public static LedgerSettings embedded(Path stateFolder) {
        return new LedgerSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), stateFolder, HEARTBEAT_EMBEDDED, LEASE);
    }

    /** A PostgreSQL database, for several machines. */
    public static LedgerSettings shared(
            String url, Optional<String> user, Optional<String> password, Path stateFolder) {
        return new LedgerSettings(Optional.of(url), user, password, stateFolder, HEARTBEAT_SHARED, LEASE);
    }

    public boolean isEmbedded() {
        return url.isEmpty();
    }

    /** Where it is, for people: without the password, and without the URL's parameters, which may hold one. */
    @Override
    public String toString() {
        return url.map(text -> text.replaceFirst("\\?.*", "")).orElse("embedded in " + stateFolder);
    }
}
