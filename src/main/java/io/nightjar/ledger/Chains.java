package io.nightjar.ledger;

import java.util.List;

/** The chains of publications, as they are recorded. */
public final class Chains {
    private final Query query;

    Chains(Query query) {
        this.query = query;
    }

    /** The records of a job, each a line of canonical JSON. */
    public List<String> of(String job) {
        return query.rows(
                (row, number) -> row.getString("record"),
                "SELECT record FROM chain WHERE job = ? ORDER BY sequence",
                job);
    }

    /** Whether there is any record of a job. */
    public boolean isEmpty(String job) {
        return query.first(
                        (row, number) -> row.getLong(1),
                        "SELECT sequence FROM chain WHERE job = ? FETCH FIRST 1 ROW ONLY",
                        job)
                .isEmpty();
    }

    /** The jobs that have one, sorted. */
    public List<String> jobs() {
        return query.rows((row, number) -> row.getString(1), "SELECT DISTINCT job FROM chain ORDER BY job");
    }
}
