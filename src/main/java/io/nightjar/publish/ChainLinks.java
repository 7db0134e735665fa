package io.nightjar.publish;

import io.nightjar.error.NightjarException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a job's chain, read one after the other.
 *
 * @param records those that are whole, up to the first that is not
 * @param checks what is wrong, each with the number of its record, which is that of its line; or that nothing is
 */
public record ChainLinks(List<ChainRecord> records, List<Check> checks) {

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
        List<Check> checks = new ArrayList<>();
        List<ChainRecord> records = new ChainProof(checks)
                .of(where, lines, line -> wrong(line, job)).stream()
                        .takeWhile(line -> record(line).isPresent())
                        .map(ChainRecord::of)
                        .toList();
        return new ChainLinks(records, checks);
    }

    /** What is wrong with a record of a job's chain in itself. */
    static Optional<String> wrong(ChainLine line, String job) {
        Optional<ChainRecord> record = record(line);
        if (record.isEmpty()) {
            return Optional.of("was altered: it is no record of a chain");
        }
        return record.get().job().equals(job)
                ? Optional.empty()
                : Optional.of("is of job " + record.get().job());
    }

    private static Optional<ChainRecord> record(ChainLine line) {
        try {
            return Optional.of(ChainRecord.of(line));
        } catch (NightjarException e) {
            return Optional.empty();
        }
    }

    public boolean areWhole() {
        return checks.stream().noneMatch(check -> check.state() == Check.State.BROKEN);
    }
}
