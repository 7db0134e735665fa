package io.nightjar.ledger;

import java.util.List;

/**
 * The history of a job as something other than the ledger knows it.
 *
 * @param runs in the order in which they began
 * @param publications in the order of their commits
 * @param chain the records of its chain, each a line of canonical JSON
 */
public record PastJob(String job, List<PastRun> runs, List<PastPublication> publications, List<String> chain) {
    public PastJob {
        runs = List.copyOf(runs);
        publications = List.copyOf(publications);
        chain = List.copyOf(chain);
    }
}
