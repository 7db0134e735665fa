package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SplitPoolTest {
    private static final int SPLITS = 30;

    @Test
    void noMoreSplitsAreScoredAtATimeThanThereAreThreads() throws InterruptedException {
        SplitPool pool = new SplitPool(3);
        AtomicInteger scoring = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(SPLITS);
        for (int split = 0; split < SPLITS; split++) {
            pool.executor().execute(() -> {
                SplitPool.Turn turn = pool.turn(0);
                most.accumulateAndGet(scoring.incrementAndGet(), Math::max);
                Thread.yield();
                scoring.decrementAndGet();
                turn.close();
                ended.countDown();
            });
        }
        assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void aSplitThatIsWrittenIsFinishedBesideTheNext() throws InterruptedException {
        SplitPool pool = new SplitPool(1);
        CountDownLatch nextIsScored = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        pool.executor().execute(() -> {
            pool.turn(0).close();
            try {
                nextIsScored.await();
                finished.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        pool.executor().execute(() -> {
            SplitPool.Turn turn = pool.turn(0);
            nextIsScored.countDown();
            turn.close();
        });
        assertThat(finished.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void aTurnIsGivenAwayOnce() throws InterruptedException {
        SplitPool pool = new SplitPool(1);
        SplitPool.Turn first = pool.turn(0);
        first.close();
        first.close();
        SplitPool.Turn second = pool.turn(0);
        CountDownLatch third = new CountDownLatch(1);
        pool.executor().execute(() -> {
            pool.turn(0);
            third.countDown();
        });
        assertThat(third.getCount()).isEqualTo(1);
        second.close();
        assertThat(third.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
