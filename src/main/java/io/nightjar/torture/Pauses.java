package io.nightjar.torture;

import io.nightjar.error.ExitStatus;
import io.nightjar.publish.Failpoint;
import io.nightjar.torture.Trial.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops a process at a failpoint, as a suspended machine would, lets another one want the same night until the lease is
 * over, and lets the first one go on. One of them may publish, never the one whose lease was taken.
 */
final class Pauses {
    private final Night night;

    Pauses(Night night) {
        this.night = night;
    }

    Trial once(Failpoint point) throws InterruptedException {
        night.turn();
        List<String> violations = new ArrayList<>();
        String ended;
        try (Victim paused = night.startArmed(point + ":pause")) {
            if (!paused.isPausedAt(point)) {
                return Trial.neverReached(
                        Kind.PAUSED, point.toString(), paused.end().last());
            }
            // The one that takes over publishes the other table: a look tells whose it is.
            night.turn();
            Victim.End second = night.start("--rerun").end();
            boolean taken = second.exit() == ExitStatus.OK.code();
            String before = night.digest();
            paused.goOn();
            Victim.End first = paused.end();
            ended = "exit " + first.exit() + ", the other " + second.exit();
            if (taken && first.exit() == ExitStatus.OK.code()) {
                violations.add("both say that they published");
            }
            if (taken && !before.equals(night.digest())) {
                violations.add("the paused process replaced the table of the one that had taken over");
            }
        }
        return Trial.of(Kind.PAUSED, point.toString(), ended, violations, night.finish());
    }
}
