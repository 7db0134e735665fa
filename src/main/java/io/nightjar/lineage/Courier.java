package io.nightjar.lineage;

import io.openlineage.client.OpenLineage.BaseEvent;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Carries events to one sink, in their order, by a thread of its own, so that whoever hands them over never waits. What
 * does not fit into its bag any more, because the sink has been slow for long, is lost.
 */
final class Courier implements AutoCloseable {
    private static final int BAG = 1_000;

    private final Sink sink;
    private final BlockingQueue<Parcel> bag = new ArrayBlockingQueue<>(BAG);
    private @Nullable Thread thread;

    private record Parcel(BaseEvent event, CompletableFuture<Optional<String>> outcome) {}

    Courier(Sink sink) {
        this.sink = sink;
    }

    /** @param label what the event is, for people */
    synchronized Delivery take(BaseEvent event, String label) {
        CompletableFuture<Optional<String>> outcome = new CompletableFuture<>();
        if (!bag.offer(new Parcel(event, outcome))) {
            outcome.complete(Optional.of("dropped, since " + BAG + " events before it wait still"));
        }
        if (thread == null) {
            thread = new Thread(this::carry, "lineage");
            // Whatever still hangs when the program is over ends with it.
            thread.setDaemon(true);
            thread.start();
        }
        return new Delivery(label, sink.name(), outcome);
    }

    private void carry() {
        try {
            while (true) {
                Parcel parcel = bag.take();
                parcel.outcome().complete(deliver(parcel.event()));
            }
        } catch (InterruptedException e) {
            sink.close();
        }
    }

    private Optional<String> deliver(BaseEvent event) throws InterruptedException {
        try {
            return sink.send(event);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            return Optional.of(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    /** Carries nothing more. */
    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
