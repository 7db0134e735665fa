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
    void aHelperWorksWhileTheThreadDoesAndBothAreDoneInTheEnd() {
        AtomicReference<Thread> helper = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);

        Aside.Part part = Aside.beside(1, 2).begin(() -> {
            helper.set(Thread.currentThread());
            begun.countDown();
        });
        await(begun);
        part.end();

        assertThat(helper.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void whatNoHelperHasBegunWithTheThreadDoesItselfAfterTheRest() {
        Aside.Part part = Aside.on(work -> {}).begin(() -> done.add("beside"));
        done.add("here");
        part.end();

        assertThat(done).containsExactly("here", "beside");
    }

    @Test
    void whereEveryProcessorHasAThreadThatScoresThereAreNoHelpers() {
        Thread here = Thread.currentThread();

        Aside.beside(2, 2).begin(() -> done.add(Thread.currentThread() == here ? "here" : "elsewhere"));
        Aside.beside(3, 2).begin(() -> done.add(Thread.currentThread() == here ? "here" : "elsewhere"));

        assertThat(done).containsExactly("here", "here");
    }

    @Test
    void whatFailsBesideFailsTheThreadThatEndsIt() {
        Aside.Part part = Aside.beside(1, 2).begin(AsideTest::fail);

        assertThatThrownBy(part::end).isInstanceOf(IllegalStateException.class).hasMessage("beside");
        part.endQuietly();
    }

    @Test
    void anInterruptedThreadWaitsAllTheSameAndStaysInterrupted() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Aside.Part part = Aside.beside(1, 2).begin(() -> {
            begun.countDown();
            await(goOn);
            done.add("beside");
        });
        await(begun);

        Thread.currentThread().interrupt();
        goOn.countDown();
        part.end();

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
