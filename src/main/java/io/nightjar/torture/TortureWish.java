package io.nightjar.torture;

import io.nightjar.publish.Failpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done, and where.
 *
 * @param project a free local folder for the harness's own project
 * @param place a free folder on the storage in question, where the tortured tables stand
 * @param kinds what is done to processes
 * @param points at which of them processes are killed, fail and are paused
 * @param kills how many processes are killed at random moments
 * @param starts how many processes are started for one night at the same moment
 * @param files of the input, and so splits
 * @param rowsAFile of each
 * @param seed decides the data and the moments
 * @param ledger lines of settings that name a shared ledger; none for an embedded one in {@code project}
 * @param ledgerUrl the JDBC URL of a shared ledger
 */
public record TortureWish(
        Path project,
        String place,
        List<Trial.Kind> kinds,
        List<Failpoint> points,
        int kills,
        int starts,
        int files,
        int rowsAFile,
        long seed,
        List<String> ledger,
        Optional<String> ledgerUrl) {
    public TortureWish {
        kinds = List.copyOf(kinds);
        points = List.copyOf(points);
        ledger = List.copyOf(ledger);
    }

    boolean wants(Trial.Kind kind) {
        return kinds.contains(kind);
    }

    boolean hasSharedLedger() {
        return ledgerUrl.isPresent();
    }
}
