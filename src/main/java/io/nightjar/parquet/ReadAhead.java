package io.nightjar.parquet;

import io.nightjar.storage.Storage;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * The reads of one open file: at once, or in the background where a request takes long, one after the other in the order in
 * which they were asked for. Memory is the caller's, and must not be used for anything else until its read has ended.
 */
final class ReadAhead {
    private final Storage.RandomAccess in;
    private final Executor background;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    ReadAhead(Storage.RandomAccess in, Executor background) {
        this.in = in;
        this.background = background;
    }

    /** Fills what is left of the buffer. */
    void read(long position, ByteBuffer into) {
        synchronized (in) {
            in.seek(position);
            in.readFully(into);
        }
    }

    /** Whether there is something to gain from beginning early. */
    boolean isWorthwhile() {
        return !in.answersAtOnce();
    }

    /** Begins to fill what is left of the buffer. */
    Pending begin(long position, ByteBuffer into) {
        CompletableFuture<Void> read = last.thenRunAsync(() -> read(position, into), background);
        // A read that failed is told to those who wait for it; others go on.
        last = read.exceptionally(told -> null);
        return new Pending(read, into);
    }

    /** A read that goes on. */
    record Pending(CompletableFuture<Void> read, ByteBuffer buffer) {

        /** Waits for it, and throws what it failed with. */
        ByteBuffer await() {
            ReadAheadWait wait = ReadAheadWait.begun();
            try {
                read.get();
                wait.ended(buffer.position());
                return buffer.flip();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                end();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading", e);
            }
        }

        /** Waits until the memory is free again, however the read ends. */
        void end() {
            read.exceptionally(nobodyAsks -> null).join();
        }
    }
}
