package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.QualityProfile;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.storage.Sha256;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The profiles of a published run beside its report, a split a line, as the ledger has them: what later nights are measured by
 * must outlive the database.
 */
public final class SplitProfiles {
    private final Storage storage;
    private final String reportsFolder;

    public SplitProfiles(Storage storage, String reportsFolder) {
        this.storage = storage;
        this.reportsFolder = reportsFolder;
    }

    private String place(String job, BusinessDate date, RunId run) {
        return reportsFolder + "/" + job + "/date=" + date + "/" + run + ".profiles.jsonl";
    }

    /** Writes them; empty where there is no split. */
    Optional<Receipt.Profiles> keep(String job, BusinessDate date, RunId run, List<SplitResult> splits) {
        if (splits.isEmpty()) {
            return Optional.empty();
        }
        byte[] lines = splits.stream()
                .map(split -> split.profile().toJson() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        String place = place(job, date, run);
        storage.writeAtomically(place, lines);
        return Optional.of(new Receipt.Profiles(place, Sha256.of(lines)));
    }

    /**
     * Reads those that a receipt names, in split order; each can be understood.
     *
     * @throws NightjarException DIGEST_DIFFERS where they are others; FILE_UNSUPPORTED where another version wrote them;
     *     STORAGE_FAILED where they are gone
     */
    public List<String> of(Receipt.Profiles named) {
        byte[] lines = storage.read(named.location());
        if (!Sha256.of(lines).equals(named.sha256())) {
            throw NightjarException.of(
                    ErrorCode.DIGEST_DIFFERS, named.location() + " was altered since its receipt was written");
        }
        List<String> profiles =
                new String(lines, StandardCharsets.UTF_8).lines().toList();
        try {
            profiles.forEach(QualityProfile::fromJson);
        } catch (IllegalArgumentException e) {
            throw NightjarException.of(
                    ErrorCode.FILE_UNSUPPORTED, named.location() + " holds profiles of another version of Nightjar", e);
        }
        return profiles;
    }
}
