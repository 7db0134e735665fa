package io.nightjar.torture;

import io.nightjar.error.ExitStatus;
import io.nightjar.publish.Failpoint;
import io.nightjar.publish.Step;
import io.nightjar.torture.Trial.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lets something happen to a night at one failpoint of the publication, and the next run finish it. */
final class FailpointTrials {
    private static final Set<Step> WITHDRAWING =
            EnumSet.of(Step.WITHDRAW_LOCK, Step.WITHDRAW_PUBLICATION, Step.WITHDRAW_RUN, Step.WITHDRAW_COMMIT);

    /** What the next owner of a night does about a process that died while it published. */
    private static final Set<Step> SETTLING = EnumSet.of(
            Step.REVOKE_COMMIT_FOLDER,
            Step.DELETE_REVOKED,
            Step.STAGE_SETTLEMENT,
            Step.SETTLE_LOCK,
            Step.SETTLE_COMMIT);

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
        List<Failpoint> points(List<Failpoint> wanted) {
            return this == CLOCK ? List.of(Step.SYNC_TABLE.before(), Step.PUBLISH_LOCK.before()) : wanted;
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
        if (SETTLING.contains(point.step())) {
            night.startArmed(Harm.KILL.at(Step.PLACE_TABLE.after())).end();
        }
    }

    /** What makes a publication withdraw. */
    private static Optional<String> prelude(Failpoint point) {
        return WITHDRAWING.contains(point.step())
                ? Optional.of(Harm.ERROR.at(Step.PLACE_TABLE.before()))
                : Optional.empty();
    }

    /** Whether a publication that nobody disturbs never comes to it. */
    static boolean comesOnlyAfterFailure(Failpoint point) {
        return WITHDRAWING.contains(point.step()) || SETTLING.contains(point.step());
    }
}
