package io.nightjar.job;

import io.nightjar.table.PartFile;
import io.nightjar.table.TableJoin;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The table of a night while it is scored: finished parts are appended in the order of their splits, on a thread of its own,
 * so that little is left to join when the last is there. What stands in staging then is nothing before {@link #finish}.
 */
final class GrowingTable implements AutoCloseable {
    private final Supplier<TableJoin> begin;
    private final Runnable goOn;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(GrowingTable::named);
    private final Map<Integer, PartFile> waiting = new TreeMap<>();
    private @Nullable TableJoin table;
    private @Nullable Throwable failure;
    private int next;
    private volatile boolean isClosed;

    /**
     * @param begin called with the first part
     * @param goOn throws where the work is to end; asked with every part
     */
    GrowingTable(Supplier<TableJoin> begin, Runnable goOn) {
        this.begin = begin;
        this.goOn = goOn;
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "join");
        thread.setDaemon(true);
        return thread;
    }

    /** Each split once, in any order. What fails is told by {@link #finish}. */
    void add(SplitResult result) {
        thread.execute(() -> {
            waiting.put(result.split(), result.part());
            if (failure == null) {
                appendWaiting();
            }
        });
    }

    private void appendWaiting() {
        try {
            for (PartFile part = waiting.remove(next); part != null && !isClosed; part = waiting.remove(next)) {
                goOn.run();
                table().append(part);
                next++;
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private TableJoin table() {
        TableJoin begun = table == null ? begin.get() : table;
        table = begun;
        return begun;
    }

    /**
     * The whole table, closed, synced and compared with what was written.
     *
     * @param splits how many there are
     */
    PartFile finish(int splits, Map<String, String> metadata) {
        return Awaited.of(
                thread.submit(() -> {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    if (failure instanceof RuntimeException exception) {
                        throw exception;
                    }
                    if (next != splits) {
                        throw new IllegalStateException(next + " of " + splits + " parts were appended");
                    }
                    return table().finish(metadata);
                }),
                "joining");
    }

    /** Discards a table that was not finished. */
    @Override
    public void close() {
        isClosed = true;
        Future<?> end = thread.submit(() -> {
            if (table != null) {
                table.close();
            }
        });
        thread.shutdown();
        try {
            end.get();
        } catch (ExecutionException e) {
            // What is left of it in staging goes with the staging.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
