package io.nightjar.job;

import io.nightjar.error.ExitStatus;
import io.nightjar.run.RunRecord;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended, short of an error.
 *
 * @param exit OK, HELD, or OK for a run accepted as already published
 * @param run its record as the ledger now has it
 * @param table location of the published table; empty where it was held
 * @param report location of the HTML report; empty where none was written
 * @param notes what a person should know, one sentence each, in order: the verdict's reasons, what was resumed
 * @param scoringPath which code scored, and why
 * @param seconds wall time
 */
public record RunOutcome(
        ExitStatus exit,
        RunRecord run,
        Optional<String> table,
        Optional<String> report,
        List<String> notes,
        String scoringPath,
        double seconds) {

    public RunOutcome {
        notes = List.copyOf(notes);
    }
}
