package io.nightjar.ledger;

import io.nightjar.publish.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the ledger is and how its leases beat.
 *
 * @param url a PostgreSQL JDBC URL; empty for the embedded database in the state folder
 * @param user of the database; empty where the URL says it
 * @param password of the database; empty where none is needed
 * @param stateFolder holds the embedded database and its owner's name
 * @param pace how its leases beat
 * @param signer of the records of chains; gives no key where they are not signed
 */
public record LedgerSettings(
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        Path stateFolder,
        Pace pace,
        Supplier<Optional<SigningKey>> signer) {
    /** Within one process the beats are seen by nobody else, and each costs a write to the disk. */
    private static final Pace EMBEDDED = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ZERO);

    /**
     * How leases beat. The same for all processes that share a ledger.
     *
     * @param heartbeat how often the owner of a lease counts it up: so long an observer waits at most before he knows
     *     that an owner lives
     * @param lease for how long an observer must see no beat before it takes a lease over
     * @param patience for how long a process waits for a database that is away
     */
    public record Pace(Duration heartbeat, Duration lease, Duration patience) {
        /** Of a database that several machines share. */
        public static final Pace SHARED =
                new Pace(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMinutes(2));
    }

    public LedgerSettings {
        stateFolder = stateFolder.toAbsolutePath().normalize();
    }

    /** The embedded database of a project. */
    public static LedgerSettings embedded(Path stateFolder) {
        return new LedgerSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), stateFolder, EMBEDDED, Optional::empty);
    }

    /** A PostgreSQL database, for several machines. */
    public static LedgerSettings shared(
            String url, Optional<String> user, Optional<String> password, Path stateFolder) {
        return new LedgerSettings(Optional.of(url), user, password, stateFolder, Pace.SHARED, Optional::empty);
    }

    /** The same with another pace. */
    public LedgerSettings withPace(Pace other) {
        return new LedgerSettings(url, user, password, stateFolder, other, signer);
    }

    /** The same, with chains whose records are signed. */
    public LedgerSettings signedBy(Supplier<Optional<SigningKey>> keys) {
        return new LedgerSettings(url, user, password, stateFolder, pace, keys);
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
