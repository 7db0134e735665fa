package io.nightjar.rebuild;

import io.nightjar.ledger.PastRun;
import io.nightjar.publish.ChainRecord;
import io.nightjar.publish.ChainRecord.Action;
import io.nightjar.publish.Check;
import io.nightjar.run.RunId;
import java.util.List;
import java.util.Set;

/** What receipts and chain do not tell, said in words. */
final class NotKnown {
    private NotKnown() {}

    static void of(Set<RunId> receipts, List<PastRun> runs, List<ChainRecord> chain, List<Check> checks) {
        long gone = chain.stream()
                .filter(record -> record.action().publishes())
                .map(ChainRecord::run)
                .distinct()
                .filter(run -> !receipts.contains(run))
                .count();
        if (gone > 0) {
            checks.add(Check.unknown(
                    "runs", gone + " of the chain have no receipt any more: pruned, or damaged; their records stay"));
        }
        long decided = chain.stream()
                .filter(record -> record.action() == Action.WAIVER || record.action() == Action.HOLD)
                .map(ChainRecord::run)
                .distinct()
                .filter(run -> !receipts.contains(run))
                .count();
        if (decided > 0) {
            checks.add(Check.unknown(
                    "decisions",
                    "waivers and holds of " + decided
                            + " runs that have no receipt: they stay records of the chain alone"));
        }
        long unprofiled = runs.stream()
                .filter(run -> run.profiles().isEmpty() && run.record().rowsRead() > 0)
                .count();
        if (unprofiled > 0) {
            checks.add(Check.unknown(
                    "profiles",
                    unprofiled + " of " + runs.size()
                            + " runs have none kept: gates are not measured by those nights any more"));
        }
        long undigested =
                runs.stream().filter(run -> run.record().planDigest().isEmpty()).count();
        if (undigested > 0) {
            checks.add(Check.unknown(
                    "plans",
                    undigested + " receipts of form 1 do not say how the input was cut: --ok-if-published takes their"
                            + " nights for changed"));
        }
        checks.add(Check.unknown(
                "other",
                "runs that published nothing (failed, stopped, held, given up), earlier launches, on which machines,"
                        + " what people were told, due dates, pauses, backfills: no receipt tells of them"));
    }
}
