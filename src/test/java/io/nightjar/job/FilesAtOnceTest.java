package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilesAtOnceTest {
    private static final List<Integer> FILES = IntStream.range(0, 200).boxed().toList();

    @Test
    void eachIsLookedAtOnceAndTheirOrderStays() {
        AtomicInteger looks = new AtomicInteger();
        List<String> found = new FilesAtOnce(3).each(FILES, file -> "file " + file + (looks.incrementAndGet() > 0));
        assertThat(found)
                .isEqualTo(FILES.stream().map(file -> "file " + file + "true").toList());
        assertThat(looks).hasValue(FILES.size());
    }

    @Test
    void asManyAsAllowedAreLookedAtAtATimeAndNoMore() {
        Phaser three = new Phaser(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        new FilesAtOnce(3).each(FILES.subList(0, 9), file -> {
            threads.add(Thread.currentThread());
            // Goes on only where three are here.
            return three.arriveAndAwaitAdvance();
        });
        assertThat(threads).hasSize(3);
    }

    @Test
    void whoeverAsksForOneDoesItHimself() {
        assertThat(new FilesAtOnce(1).each(FILES, file -> Thread.currentThread()))
                .containsOnly(Thread.currentThread());
    }

    @Test
    void theFirstFailureInTheirOrderIsTold() {
        CountDownLatch later = new CountDownLatch(1);
        assertThatThrownBy(() -> new FilesAtOnce(2).each(List.of(0, 1), file -> {
                    if (file == 1) {
                        later.countDown();
                        throw new IllegalStateException("the second");
                    }
                    await(later);
                    throw new IllegalArgumentException("the first");
                }))
                .hasMessage("the first");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingComesOfNoFiles() {
        assertThat(new FilesAtOnce(2).each(List.of(), file -> file)).isEmpty();
    }
}
