package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.JobDefinition.Ready;
import io.nightjar.run.RunSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Waits for the input of a date. Holds no lease and no ledger meanwhile, so that operators' commands work. */
final class InputWait {
    /** So often it is said again what is waited for. */
    private static final Duration REMINDER = Duration.ofMinutes(10);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final NightServices services;
    private final Pause pause;

    /** Lets time pass; a stop request ends it early. */
    @FunctionalInterface
    interface Pause {
        void of(Duration duration, StopRequest stop);
    }

    InputWait(NightServices services, Pause pause) {
        this.services = services;
        this.pause = pause;
    }

    /**
     * Returns when the input is whole, or with the reason why it is not: INPUT_NOT_READY, naming what is missing.
     *
     * @throws NightjarException STOPPED
     */
    Optional<NightjarException> await(
            RunSpec spec, RunOptions.Patience patience, StopRequest stop, ProgressListener progress) {
        Optional<Ready> ready = spec.job().input().ready();
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        InputWatch watch = new InputWatch(spec, services.storage(), services.source(), services.clock());
        Duration timeout = patience == RunOptions.Patience.WAIT ? ready.get().timeout() : Duration.ZERO;
        Instant begin = services.clock().instant();
        Instant end = begin.plus(timeout);
        String told = "";
        Instant toldAt = begin;
        while (true) {
            stop.check();
            Optional<String> missing = watch.missing();
            Instant now = services.clock().instant();
            if (missing.isEmpty()) {
                return Optional.empty();
            }
            if (!now.isBefore(end)) {
                return Optional.of(notReady(spec, missing.get(), timeout));
            }
            if (!missing.get().equals(told) || !toldAt.plus(REMINDER).isAfter(now)) {
                if (told.isEmpty()) {
                    progress.stage("wait");
                }
                told = missing.get();
                toldAt = now;
                progress.note("waiting for " + told + ", until "
                        + TIME.format(end.atZone(spec.job().zone())));
            }
            InputPause waiting = InputPause.begun();
            pause.of(shorter(ready.get().every(), Duration.between(now, end)), stop);
            waiting.ended(missing.get());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static NightjarException notReady(RunSpec spec, String missing, Duration waited) {
        String run = "nightjar run " + spec.job().name() + " --date " + spec.date();
        String after = waited.isZero() ? "" : " after " + waited.toMinutes() + " min of waiting";
        return NightjarException.of(
                        ErrorCode.INPUT_NOT_READY,
                        "the input of " + spec.label() + " is not ready" + after + ": missing is " + missing)
                .notDone("Nothing was scored; what is published stays as it is.")
                .next(run)
                .next("nightjar plan " + spec.job().name() + " --date " + spec.date());
    }
}
