package io.nightjar.torture;

import io.nightjar.error.ExitStatus;
import io.nightjar.publish.Failpoint;
import io.nightjar.torture.Trial.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops a process at a failpoint, as a suspended machine would, lets another one want the same night until the lease is
 * over, and lets the first one go on. It puts nothing in place any more once its lease was taken; what it had put there before,
 * the other one records as its publication, before its own.
 */
final class Pauses {
    private final Night night;

    Pauses(Night night) {
        this.night = night;
    }

    Trial once(Failpoint point) throws InterruptedException {
        night.turn();
        List<String> violations = new ArrayList<>();
        List<String> before = night.bed().recorded();
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
            String theirs = night.digest();
            paused.goOn();
            Victim.End first = paused.end();
            ended = "exit " + first.exit() + ", the other " + second.exit();
            if (taken && !theirs.equals(night.digest())) {
                violations.add("the paused process replaced the table of the one that had taken over");
            }
            violations.addAll(against(before, List.of(first, second)));
        }
        return Trial.of(Kind.PAUSED, point.toString(), ended, violations, night.finish());
    }

    /** Whoever says that it published is in the chain, and the table in place is that of its last record. */
    private List<String> against(List<String> before, List<Victim.End> ends) {
        List<String> violations = new ArrayList<>();
        List<String> after = night.bed().recorded();
        long said =
                ends.stream().filter(end -> end.exit() == ExitStatus.OK.code()).count();
        int more = after.size() - before.size();
        if (said > more) {
            violations.add(said + " say that they published, and the chain has " + more + " more records");
        }
        if (!after.get(after.size() - 1).equals(night.digest())) {
            violations.add("the chain's last table is not the one in place");
        }
        return violations;
    }
}
