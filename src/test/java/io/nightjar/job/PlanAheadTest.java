package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PlanAheadTest {

    @Test
    void whatFailsIsThrownAsItIsToWhoeverAsks() {
        IllegalStateException noInput = new IllegalStateException("no input");
        PlanAhead ahead = new PlanAhead(
                () -> {
                    throw noInput;
                },
                plan -> {
                    throw new AssertionError("nothing was planned");
                });
        assertThatThrownBy(ahead::plan).isSameAs(noInput);
        assertThatThrownBy(ahead::plan).isSameAs(noInput);
    }

    @Test
    void nobodyWaitsBeforeThePlanIsAskedFor() {
        CountDownLatch goOn = new CountDownLatch(1);
        PlanAhead ahead = new PlanAhead(
                () -> {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IllegalStateException("late");
                },
                plan -> {
                    throw new AssertionError("nothing was planned");
                });
        goOn.countDown();
        assertThatThrownBy(ahead::plan).hasMessage("late");
        assertThat(goOn.getCount()).isZero();
    }
}
