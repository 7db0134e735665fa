package io.nightjar.lineage;

import io.openlineage.client.OpenLineage.BaseEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One courier for each sink. */
final class Couriers implements AutoCloseable {
    private final List<Courier> couriers;
    private final Duration patience;

    /** @param patience how long {@link #await} waits at most */
    Couriers(List<Sink> sinks, Duration patience) {
        this.couriers = sinks.stream().map(Courier::new).toList();
        this.patience = patience;
    }

    /** Sends an event everywhere; returns at once. */
    List<Delivery> send(BaseEvent event, String label) {
        return couriers.stream().map(courier -> courier.take(event, label)).toList();
    }

    /** Returns when all have arrived or failed, or when patience ends. */
    void await(List<Delivery> deliveries) {
        CompletableFuture<?>[] all = deliveries.stream().map(Delivery::outcome).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // What has not arrived says so itself.
        }
    }

    @Override
    public void close() {
        couriers.forEach(Courier::close);
    }
}
