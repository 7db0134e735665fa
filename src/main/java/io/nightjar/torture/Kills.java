package io.nightjar.torture;

import io.nightjar.torture.Trial.Kind;
import java.time.Duration;
import java.util.SplittableRandom;

/** Kills a night at a moment that only the seed knows, and lets the next run finish it. */
final class Kills {
    private static final double EARLIEST = 0.15;
    private static final double LATEST = 1.05;

    private final Night night;
    private final SplittableRandom random;

    Kills(Night night, long seed) {
        this.night = night;
        this.random = new SplittableRandom(seed);
    }

    Trial once() throws InterruptedException {
        night.turn();
        Duration moment =
                Duration.ofNanos((long) (random.nextDouble(EARLIEST, LATEST) * night.undisturbedSeconds() * 1e9));
        String where;
        String ended;
        try (Victim victim = night.start("--rerun")) {
            boolean alive = victim.livesFor(moment);
            victim.kill();
            ended = alive ? "killed" : "had ended with " + victim.end().exit();
            where = alive ? Night.stage(victim.last(Night::isStage)) : "ended before";
        }
        return Trial.of(Kind.KILLED, where, ended, night.finish());
    }
}
