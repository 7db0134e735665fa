package io.nightjar.torture;

import io.nightjar.error.ExitStatus;
import io.nightjar.publish.Failpoint;
import io.nightjar.publish.Step;
import io.nightjar.torture.Trial.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lets something happen to a night at one failpoint of the publication, and the next run finish it. */
final class FailpointTrials {
    private final Night night;

    /** What happens there. */
    enum Harm {
        KILL(Kind.KILLED_AT_FAILPOINT),
        ERROR(Kind.FAILED_AT_FAILPOINT),
        /** Not the machine's clock but the process's, which needs no privilege. */
        CLOCK(Kind.CLOCK_BACK);

        private final Kind kind;

        Harm(Kind kind) {
            this.kind = kind;
        }

        Kind kind() {
            return kind;
        }

        /** Where it happens: time is only told at the beginning of a publication and at its end. */
        List<Failpoint> points() {
            return this == CLOCK ? List.of(Step.SYNC_TABLE.before(), Step.PUBLISH_LOCK.before()) : Failpoint.all();
        }

        String at(Failpoint point) {
            return point + ":" + name().toLowerCase(Locale.ROOT);
        }
    }

    FailpointTrials(Night night) {
        this.night = night;
    }

    Trial once(Failpoint point, Harm harm) throws InterruptedException {
        night.turn();
        List<String> violations = new ArrayList<>();
        leadTo(point);
        Victim.End end;
        boolean reached;
        try (Victim victim =
                night.startArmed(prelude(point).map(first -> first + ",").orElse("") + harm.at(point))) {
            end = victim.end();
            reached = !victim.last(line -> line.startsWith("failpoint " + point + " "))
                    .isEmpty();
        }
        if (harm == Harm.CLOCK && end.exit() != ExitStatus.OK.code()) {
            violations.add("it ended with " + end.exit() + ": " + end.last());
        }
        if (!reached) {
            violations.add("the run never came to it: " + end.last());
        }
        return Trial.of(harm.kind, point.toString(), "exit " + end.exit(), violations, night.finish());
    }

    /** What is settled has to be left half done first. */
    private void leadTo(Failpoint point) throws InterruptedException {
        if (isOf(point, Step.SETTLE_LOCK, Step.SETTLE_COMMIT)) {
            night.startArmed(Harm.KILL.at(Step.PLACE_TABLE.after())).end();
        }
    }

    /** What makes a publication withdraw. */
    private static Optional<String> prelude(Failpoint point) {
        return isOf(point, Step.WITHDRAW_LOCK, Step.WITHDRAW_PUBLICATION, Step.WITHDRAW_RUN, Step.WITHDRAW_COMMIT)
                ? Optional.of(Harm.ERROR.at(Step.PLACE_TABLE.before()))
                : Optional.empty();
    }

    private static boolean isOf(Failpoint point, Step... steps) {
        return List.of(steps).contains(point.step());
    }
}
