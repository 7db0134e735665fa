package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AsideTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void a_helper_works_while_the_thread_does_and_both_are_done_in_the_end() {
        Aside aside = Aside.beside(1, 2);
        AtomicReference<Thread> helper = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);

        aside.both(
                () -> {
                    helper.set(Thread.currentThread());
                    begun.countDown();
                },
                () -> await(begun));

        assertThat(helper.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void what_no_helper_has_begun_with_the_thread_does_itself_after_the_rest() {
        Aside.on(work -> {}).both(() -> done.add("beside"), () -> done.add("here"));

        assertThat(done).containsExactly("here", "beside");
    }

    @Test
    void where_every_processor_has_a_thread_that_scores_there_are_no_helpers() {
        Thread here = Thread.currentThread();

        Aside.beside(2, 2).both(() -> done.add(Thread.currentThread() == here ? "here" : "elsewhere"), () -> {});
        Aside.beside(3, 2).both(() -> done.add(Thread.currentThread() == here ? "here" : "elsewhere"), () -> {});

        assertThat(done).containsExactly("here", "here");
    }

    @Test
    void what_fails_beside_fails_the_thread() {
        assertThatThrownBy(() -> Aside.beside(1, 2).both(AsideTest::fail, () -> done.add("here")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("beside");
        assertThat(done).containsExactly("here");
    }

    @Test
    void where_the_thread_fails_the_other_has_ended_before_anybody_hears_of_it() {
        assertThatThrownBy(() -> Aside.on(work -> {}).both(() -> done.add("beside"), () -> {
                    throw new IllegalArgumentException("here");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(done).containsExactly("beside");
    }

    @Test
    void an_interrupted_thread_waits_all_the_same_and_stays_interrupted() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);

        Aside.beside(1, 2)
                .both(
                        () -> {
                            begun.countDown();
                            await(goOn);
                            done.add("beside");
                        },
                        () -> {
                            await(begun);
                            Thread.currentThread().interrupt();
                            goOn.countDown();
                        });

        assertThat(done).containsExactly("beside");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void fail() {
        throw new IllegalStateException("beside");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
