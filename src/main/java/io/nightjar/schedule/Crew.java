package io.nightjar.schedule;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The threads that run nights. What they have no hands for is not queued: another scheduler may take it. */
final class Crew implements AutoCloseable {
    private final Map<String, Boolean> working = new ConcurrentHashMap<>();
    private final ExecutorService threads;
    private final int size;
    private final Runnable freed;

    /** @param freed called when a night that was really at work is over, and its hands are free again */
    Crew(int size, Runnable freed) {
        this.size = size;
        this.freed = freed;
        this.threads = Executors.newFixedThreadPool(size, work -> {
            Thread thread = new Thread(work, "night");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Does it, unless all are at work.
     *
     * @param night says whether it was at work
     */
    synchronized boolean take(String label, BooleanSupplier night) {
        if (working.size() >= size) {
            return false;
        }
        working.put(label, true);
        threads.execute(() -> {
            boolean worked = false;
            try {
                worked = night.getAsBoolean();
            } finally {
                working.remove(label);
                if (worked) {
                    freed.run();
                }
            }
        });
        return true;
    }

    /** What is being worked on. */
    Set<String> labels() {
        return Set.copyOf(working.keySet());
    }

    /** Waits for what is being worked on. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            boolean ended = false;
            while (!ended) {
                ended = threads.awaitTermination(1, TimeUnit.DAYS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
