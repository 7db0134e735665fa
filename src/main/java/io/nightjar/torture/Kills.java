package io.nightjar.torture;

import io.nightjar.torture.Trial.Kind;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Kills a night at a moment that only the seed knows, and lets the next run finish it. The moments lie within all its
 * stages, however short one is and however busy the machine: most in those that leave something behind.
 */
final class Kills {
    /** Drawn from, so that of ten nights this many are killed in each stage. */
    private static final List<Stage> STAGES = List.of(
            Stage.START,
            Stage.PLAN,
            Stage.SCORING,
            Stage.SCORING,
            Stage.SCORING,
            Stage.JUDGE,
            Stage.PUBLISH,
            Stage.PUBLISH,
            Stage.PUBLISH,
            Stage.PUBLISH);

    /** A little past the end of a stage is the beginning of the next, or its process's end. */
    private static final double LATEST = 1.1;

    private final Night night;
    private final SplittableRandom random;

    Kills(Night night, long seed) {
        this.night = night;
        this.random = new SplittableRandom(seed);
    }

    Trial once() throws InterruptedException {
        night.turn();
        Stage stage = STAGES.get(random.nextInt(STAGES.size()));
        Duration moment = Duration.ofNanos(
                (long) (random.nextDouble(LATEST) * night.length(stage).toNanos()));
        String where;
        String ended;
        try (Victim victim = night.start("--rerun")) {
            boolean alive = (stage == Stage.START || victim.hasSaid(stage::isSaidBy)) && victim.livesFor(moment);
            victim.kill();
            ended = alive ? "killed" : "had ended with " + victim.end().exit();
            where = alive ? Stage.reached(victim).label() : "ended before";
        }
        return Trial.of(Kind.KILLED, where, ended, night.finish());
    }
}
