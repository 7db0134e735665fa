package io.nightjar.torture;

import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A reader who looks at a published table again and again, in a process of its own: opens it, reads it to its end, and
 * compares its digest with those of the whole tables that may lie there.
 */
public final class TableWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Storage storage;
    private final String table;
    private final Set<String> whole;

    /** @param whole SHA-256 of every table that may be seen */
    public TableWatch(Storage storage, String table, Set<String> whole) {
        this.storage = storage;
        this.table = table;
        this.whole = Set.copyOf(whole);
    }

    /**
     * Looks for as long as it is wanted.
     *
     * @param violation told of each look that saw no whole table
     * @return how often it looked
     */
    public long look(BooleanSupplier wanted, Consumer<String> violation) {
        long looks = 0;
        while (wanted.getAsBoolean()) {
            looks++;
            // Leaves the processor to those who are watched.
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            try {
                String seen = storage.sha256(table);
                if (!whole.contains(seen)) {
                    violation.accept("look " + looks + " saw a table that is none of ours: " + seen);
                }
            } catch (NightjarException e) {
                violation.accept("look " + looks + " saw no table: " + e.getMessage());
            }
        }
        return looks;
    }
}
