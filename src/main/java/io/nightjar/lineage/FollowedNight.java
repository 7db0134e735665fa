package io.nightjar.lineage;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.NightContent;
import io.nightjar.job.NightEnd;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.ProgressRelay;
import io.nightjar.job.RunOutcome;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.QualityReport;
import io.nightjar.run.RunStatus;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One launch, told while it goes on. */
final class FollowedNight extends ProgressRelay {
    private final NightEvents events;
    private final Couriers couriers;
    private final List<Delivery> deliveries = new ArrayList<>();

    FollowedNight(NightEvents events, Couriers couriers) {
        super(ProgressListener.silent());
        this.events = events;
        this.couriers = couriers;
        send(events.begun());
    }

    private synchronized void send(RunEvent event) {
        deliveries.addAll(couriers.send(event, event.getEventType().name()));
    }

    @Override
    public void prepared(NightContent night) {
        events.prepared(night);
        send(events.running());
    }

    @Override
    public void judged(QualityReport report) {
        events.judged(report);
    }

    @Override
    public void published(Receipt receipt) {
        events.published(receipt);
    }

    /** Tells the end, and gives back all that was sent. */
    synchronized List<Delivery> end(NightEnd end) {
        Optional<RunOutcome> outcome = end.outcome();
        if (outcome.isPresent()) {
            send(
                    outcome.get().run().status() == RunStatus.HELD
                            ? events.ended(
                                    EventType.ABORT,
                                    "held: " + String.join(" ", outcome.get().notes()))
                            : events.complete());
        } else {
            end.error().ifPresent(error -> send(events.ended(type(error), words(error))));
        }
        return List.copyOf(deliveries);
    }

    private static EventType type(NightjarException error) {
        return error.code() == ErrorCode.STOPPED ? EventType.ABORT : EventType.FAIL;
    }

    private static String words(NightjarException error) {
        return error.code().code() + ": " + error.message();
    }
}
