package io.nightjar.lineage;

import io.nightjar.job.NightEnd;
import io.nightjar.job.NightStart;
import io.nightjar.job.NightWatch;
import io.nightjar.job.ProgressListener;
import io.nightjar.ledger.Settlement;
import io.nightjar.publish.OutputLayout;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunId;
import io.openlineage.client.OpenLineage.DatasetEvent;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells OpenLineage of nights. Events are handed over and carried by others; only the end of a launch waits for them, and
 * not for long. What does not arrive is said in the run's log.
 */
public final class LineageWatch implements NightWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LineageWatch.class);

    private final Teller teller;
    private final OutputLayout layout;
    private final Function<String, JobDefinition> jobs;
    private final Couriers couriers;
    private final Clock clock;
    private final Map<RunId, FollowedNight> nights = new ConcurrentHashMap<>();

    /** @param jobs the definition of a job, by its name */
    public LineageWatch(
            Teller teller,
            OutputLayout layout,
            Function<String, JobDefinition> jobs,
            Transports transports,
            Clock clock) {
        this.teller = teller;
        this.layout = layout;
        this.jobs = jobs;
        this.couriers = transports.couriers();
        this.clock = clock;
    }

    @Override
    public ProgressListener began(NightStart start) {
        JobDefinition job = jobs.apply(start.job());
        NightNames names = NightNames.of(job, layout, teller.root());
        FollowedNight night = new FollowedNight(new NightEvents(teller, start, job, names, clock), couriers);
        nights.put(start.run(), night);
        return night;
    }

    @Override
    public void ended(NightEnd end) {
        Optional<FollowedNight> followed = end.run().map(nights::remove);
        followed.ifPresentOrElse(night -> settle(night.end(end)), () -> putBack(end));
    }

    @Override
    public void unrecorded(NightEnd end) {
        ended(end);
    }

    /** No launch tells of it: what recovery, or somebody, did about a run ends it for whoever listens. */
    @Override
    public void settled(Settlement one) {
        Optional<Function<NightEvents, RunEvent>> told =
                switch (one.kind()) {
                    case COMPLETED -> Optional.of(NightEvents::complete);
                    case FAILED, WITHDRAWN -> Optional.of(events -> events.ended(EventType.FAIL, one.sentence()));
                    case ABANDONED -> Optional.of(events -> events.ended(EventType.ABORT, one.sentence()));
                    case LEFT_ALONE, RECORDED, MENDED, CLEARED, UNSETTLED -> Optional.empty();
                };
        told.ifPresent(event -> {
            RunEvent ended = event.apply(events(one));
            settle(couriers.send(ended, ended.getEventType().name()));
        });
    }

    private NightEvents events(Settlement one) {
        int at = one.label().lastIndexOf('@');
        String name = one.label().substring(0, at);
        BusinessDate date = new BusinessDate(LocalDate.parse(one.label().substring(at + 1)));
        JobDefinition job = jobs.apply(name);
        NightStart start = new NightStart(name, date, one.run(), NightStart.NO_LAUNCH, "");
        return new NightEvents(teller, start, job, NightNames.of(job, layout, teller.root()), clock);
    }

    @Override
    public void over() {
        couriers.close();
    }

    /** A table that is published without a launch that scored it was put back from history. */
    private void putBack(NightEnd end) {
        end.outcome().filter(done -> end.published().isPresent()).ifPresent(done -> {
            NightNames names = NightNames.of(jobs.apply(end.job()), layout, teller.root());
            DatasetEvent event = teller.facets()
                    .newDatasetEventBuilder()
                    .eventTime(clock.instant().atZone(ZoneOffset.UTC))
                    .dataset(new OutputFacts(teller, names).putBack(done.run().tableDigest()))
                    .build();
            settle(couriers.send(event, "DATASET"));
        });
    }

    private void settle(List<Delivery> deliveries) {
        couriers.await(deliveries);
        for (Delivery delivery : deliveries) {
            delivery.failure()
                    .ifPresent(why -> LOG.warn(
                            "Lineage event {} not delivered to {}: {}.", delivery.event(), delivery.sink(), why));
        }
    }
}
