package io.nightjar.ledger;

import io.nightjar.run.RunId;
import java.util.List;

/** Records how long the phases of a launch took: figures for people, on which no decision rests, so without a lease. */
public final class PhaseLog {
    private final Sql sql;

    PhaseLog(Sql sql) {
        this.sql = sql;
    }

    /** Records those of a run's newest launch, in their order; once. */
    public void record(RunId run, List<Phase> phases) {
        int launch = sql.first((row, number) -> row.getInt(1), "SELECT launches FROM runs WHERE id = ?", run.value())
                .orElse(0);
        if (launch == 0) {
            return;
        }
        for (int place = 0; place < phases.size(); place++) {
            sql.insertIfAbsent(
                    "INSERT INTO launch_phases (run_id, launch, place, phase, seconds) VALUES (?, ?, ?, ?, ?)",
                    run.value(),
                    launch,
                    place,
                    phases.get(place).name(),
                    phases.get(place).seconds());
        }
    }
}
