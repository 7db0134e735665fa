package io.nightjar.ledger;

import io.nightjar.run.RunRecord;
import io.nightjar.run.Waiver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run that has ended, as its receipt tells of it.
 *
 * @param launches those that are known
 * @param phases of the launch that made its table
 * @param verdict in full; JSON
 * @param judged when
 * @param hold that it is kept on hold
 * @param profiles of its splits in their order; none where they are not kept
 */
public record PastRun(
        RunRecord record,
        Plan plan,
        List<PastLaunch> launches,
        List<Phase> phases,
        String verdict,
        Instant judged,
        Optional<Waiver> waiver,
        Optional<Hold> hold,
        List<String> profiles) {

    public PastRun {
        launches = List.copyOf(launches);
        phases = List.copyOf(phases);
        profiles = List.copyOf(profiles);
    }

    /** One process that worked on it; which one, no receipt says. */
    public record PastLaunch(int number, LaunchedBy by, Instant started, Instant ended) {}
}
