package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Remembers what happened, and waits for what is to happen. */
final class Heard implements ScheduleListener {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final List<ScheduleEvent> events = new ArrayList<>();

    @Override
    public synchronized void heard(ScheduleEvent event) {
        events.add(event);
        notifyAll();
    }

    synchronized <E extends ScheduleEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The first such event, waited for. */
    <E extends ScheduleEvent> E await(Class<E> type, Predicate<E> wanted) {
        return await(type, wanted, 1).get(0);
    }

    /** The first so many such events, waited for. */
    synchronized <E extends ScheduleEvent> List<E> await(Class<E> type, Predicate<E> wanted, int count) {
        long begin = System.nanoTime();
        while (true) {
            List<E> found = all(type).stream().filter(wanted).toList();
            if (found.size() >= count) {
                return found;
            }
            assertThat(System.nanoTime() - begin)
                    .as("waited for %d of %s, heard %s", count, type.getSimpleName(), events)
                    .isLessThan(PATIENCE_NANOS);
            try {
                wait(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
