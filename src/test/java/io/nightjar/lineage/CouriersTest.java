package io.nightjar.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.BaseEvent;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CouriersTest {
    private static final BaseEvent EVENT = new OpenLineage(URI.create("urn:nightjar:test"))
            .newDatasetEventBuilder()
            .eventTime(ZonedDateTime.of(2001, 5, 8, 0, 0, 0, 0, ZoneOffset.UTC))
            .build();

    /** Takes nothing before it is let. */
    private static final class Gate implements Sink {
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public String name() {
            return "gate";
        }

        @Override
        public Optional<String> send(BaseEvent event) throws InterruptedException {
            open.await();
            return Optional.empty();
        }

        @Override
        public Optional<String> obstacle() {
            return Optional.empty();
        }
    }

    private static Sink throwing() {
        return new Sink() {
            @Override
            public String name() {
                return "throwing";
            }

            @Override
            public Optional<String> send(BaseEvent event) {
                throw new NoClassDefFoundError("x/y/Z");
            }

            @Override
            public Optional<String> obstacle() {
                return Optional.empty();
            }
        };
    }

    @Test
    void a_sink_that_hangs_holds_nobody_up_for_longer_than_patience_lasts_and_delivers_when_it_goes_on() {
        Gate gate = new Gate();
        try (Couriers couriers = new Couriers(List.of(gate), Duration.ofMillis(50))) {
            List<Delivery> deliveries = couriers.send(EVENT, "START");

            couriers.await(deliveries);

            assertThat(deliveries.get(0).failure()).contains("no answer yet");
            gate.open.countDown();
            assertThat(deliveries.get(0).outcome().join()).isEmpty();
        }
    }

    @Test
    void a_thousand_events_wait_for_a_slow_sink_and_what_comes_after_them_is_dropped() {
        Gate gate = new Gate();
        try (Couriers couriers = new Couriers(List.of(gate), Duration.ofMillis(50))) {
            List<Delivery> deliveries = new ArrayList<>();
            for (int event = 0; event < 1_002; event++) {
                deliveries.addAll(couriers.send(EVENT, "START"));
            }

            assertThat(deliveries.get(1_001).failure()).contains("dropped, since 1000 events before it wait still");
            assertThat(deliveries.get(999).failure()).contains("no answer yet");
            gate.open.countDown();
        }
    }

    @Test
    void a_sink_that_throws_whatever_it_is_keeps_no_other_from_its_events() {
        Gate open = new Gate();
        open.open.countDown();
        try (Couriers couriers = new Couriers(List.of(throwing(), open), Duration.ofSeconds(30))) {
            List<Delivery> deliveries = couriers.send(EVENT, "START");

            couriers.await(deliveries);

            assertThat(deliveries)
                    .extracting(Delivery::failure)
                    .containsExactly(Optional.of("x/y/Z"), Optional.empty());
        }
    }
}
