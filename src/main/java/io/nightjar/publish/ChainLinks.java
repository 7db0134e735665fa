package io.nightjar.publish;

import io.nightjar.error.NightjarException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a chain, read one after the other.
 *
 * @param records those that are whole, up to the first that is not
 * @param checks what is wrong, each with the number of its record, which is that of its line; or that nothing is
 */
public record ChainLinks(List<ChainRecord> records, List<Check> checks) {
    static final String CHAIN = "chain";

    public ChainLinks {
        records = List.copyOf(records);
        checks = List.copyOf(checks);
    }

    /**
     * Each record is whole and follows from the one before.
     *
     * @param where they stand, for messages
     */
    public static ChainLinks of(String where, String job, List<String> lines) {
        List<ChainRecord> records = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        String previous = ChainRecord.NONE;
        for (int i = 0; i < lines.size(); i++) {
            String named = "record " + (i + 1) + " of " + where;
            try {
                ChainRecord record = ChainRecord.of(lines.get(i));
                wrong(record, i + 1L, job, previous)
                        .ifPresent(how -> checks.add(Check.broken(CHAIN, named + " " + how)));
                previous = record.digest();
                records.add(record);
            } catch (NightjarException e) {
                checks.add(Check.broken(CHAIN, named + " was altered: " + e.message()));
                break;
            }
        }
        if (checks.isEmpty()) {
            checks.add(Check.holds(
                    CHAIN, where + ": " + lines.size() + " records, each with the digest of the one before"));
        }
        return new ChainLinks(records, checks);
    }

    private static Optional<String> wrong(ChainRecord record, long sequence, String job, String previous) {
        if (record.sequence() != sequence) {
            return Optional.of("has sequence " + record.sequence() + ": a record before it is missing or was inserted");
        }
        if (!record.previous().equals(previous)) {
            return Optional.of("does not follow from the one before, which was replaced, inserted or removed");
        }
        return record.job().equals(job) ? Optional.empty() : Optional.of("is of job " + record.job());
    }

    public boolean areWhole() {
        return checks.stream().noneMatch(check -> check.state() == Check.State.BROKEN);
    }
}
