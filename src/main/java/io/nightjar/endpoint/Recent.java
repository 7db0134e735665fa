package io.nightjar.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Something that is made anew when it is asked for and has become old; by one of those who ask at once. */
final class Recent<T> {
    private final Supplier<T> source;
    private final long freshNanos;
    private final LongSupplier nanoTime;
    private Optional<T> value = Optional.empty();
    private long made;

    Recent(Supplier<T> source, Duration fresh, LongSupplier nanoTime) {
        this.source = source;
        this.freshNanos = fresh.toNanos();
        this.nanoTime = nanoTime;
    }

    synchronized T get() {
        if (value.isEmpty() || nanoTime.getAsLong() - made >= freshNanos) {
            value = Optional.of(source.get());
            made = nanoTime.getAsLong();
        }
        return value.orElseThrow();
    }
}
