package io.nightjar.alert;

import io.nightjar.alert.Route.Target;
import io.nightjar.error.NightjarException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Hands messages to their targets, all at the same time, and waits for all of them for a while only. A channel that is
 * still at it then is left behind on its own thread, which keeps no process from ending.
 */
final class Delivery {
    /** What a channel needs to find out by itself that its time is up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Function<Target, Channel> channels;
    private final Duration timeout;
    private final LongSupplier nanoTime;

    Delivery(Function<Target, Channel> channels, Duration timeout, LongSupplier nanoTime) {
        this.channels = channels;
        this.timeout = timeout.plus(GRACE);
        this.nanoTime = nanoTime;
    }

    /** Why each could not be told; empty where it was. */
    Map<Target, Optional<String>> send(Map<Target, AlertMessage> messages) {
        Map<Target, FutureTask<Optional<String>>> tasks = new LinkedHashMap<>();
        messages.forEach((target, message) -> tasks.put(target, start(target, message)));
        long until = nanoTime.getAsLong() + timeout.toNanos();
        Map<Target, Optional<String>> results = new LinkedHashMap<>();
        tasks.forEach((target, task) -> results.put(target, await(task, until - nanoTime.getAsLong())));
        return results;
    }

    private FutureTask<Optional<String>> start(Target target, AlertMessage message) {
        FutureTask<Optional<String>> task = new FutureTask<>(() -> send(target, message));
        Thread thread = new Thread(task, "alert-" + target.channel().label());
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private Optional<String> send(Target target, AlertMessage message) {
        try {
            return channels.apply(target).send(message);
        } catch (NightjarException e) {
            return Optional.of(e.message());
        }
    }

    private static Optional<String> await(FutureTask<Optional<String>> task, long nanos) {
        try {
            return task.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return Optional.of("it gave no answer in time");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Optional.of("an unexpected " + cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("it was interrupted");
        }
    }
}
