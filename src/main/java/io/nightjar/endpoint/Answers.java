package io.nightjar.endpoint;

import io.nightjar.alert.Alerts;
import io.nightjar.alert.OpenCondition;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.metrics.NightMetrics;
import io.nightjar.run.ConditionKind;
import io.nightjar.schedule.Pulse;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * What the endpoint answers with. Ledger and figures are read at most once in some seconds, however many ask: reading an
 * embedded ledger that is being written copies it.
 */
public final class Answers {
    /** The scheduler works, and nights want a person: a restart of it would mend nothing. */
    static final Status ATTENTION = new Status("ATTENTION", "nights want a person");

    /** The scheduler looks once a minute; a look may wait for a database that is away for a moment. */
    static final Duration SILENCE = Duration.ofMinutes(5);

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Supplier<Pulse> pulse;
    private final Recent<LedgerLook> ledger;
    private final Recent<MetricSnapshots> figures;
    private final String place;

    /** The ledger as it was read: what is the matter with nights, or why it could not be read. */
    private record LedgerLook(List<OpenCondition> open, Optional<NightjarException> failure) {}

    /**
     * What it is asked for.
     *
     * @param place of the ledger, without user and password
     * @param ledger opens it for reading, anew each time
     */
    public Answers(
            Supplier<Pulse> pulse,
            String place,
            Supplier<LedgerReader> ledger,
            Alerts alerts,
            NightMetrics metrics,
            LongSupplier nanoTime) {
        this.pulse = pulse;
        this.place = place;
        this.ledger = new Recent<>(() -> look(ledger, alerts), FRESH, nanoTime);
        this.figures = new Recent<>(metrics::collect, FRESH, nanoTime);
    }

    private static LedgerLook look(Supplier<LedgerReader> ledger, Alerts alerts) {
        try (LedgerReader reader = ledger.get()) {
            return new LedgerLook(alerts.open(reader), Optional.empty());
        } catch (NightjarException e) {
            return new LedgerLook(List.of(), Optional.of(e));
        }
    }

    MetricSnapshots figures() {
        return figures.get();
    }

    /** Whether the ledger answers. */
    Health ledger() {
        return ledger.get()
                .failure()
                .map(error ->
                        Health.down().withDetail("code", error.code().code()).withDetail("message", error.message()))
                .orElseGet(Health::up)
                .withDetail("place", place)
                .build();
    }

    /** Whether the scheduler goes on looking. What is wrong with a job file is told, and is no failure of the scheduler. */
    Health schedule() {
        Pulse now = pulse.get();
        Health.Builder health = now.age().compareTo(SILENCE) > 0 ? Health.down() : Health.up();
        return health.withDetail(
                        "lastLook", now.looked().truncatedTo(ChronoUnit.MILLIS).toString())
                .withDetail("secondsSince", now.age().toSeconds())
                .withDetail("jobs", now.jobs())
                .withDetail("running", now.running())
                .withDetail("troubles", now.troubles())
                .build();
    }

    /** Nights that want a person, by what is the matter. */
    Health nights() {
        LedgerLook look = ledger.get();
        if (look.failure().isPresent()) {
            return Health.unknown().build();
        }
        Map<String, List<String>> nights = new TreeMap<>();
        for (ConditionKind kind : ConditionKind.values()) {
            if (kind != ConditionKind.PUBLISHED) {
                nights.put(kind.label(), new ArrayList<>());
            }
        }
        look.open().stream().map(one -> one.condition().key()).forEach(key -> nights.computeIfAbsent(
                        key.kind().label(), kind -> new ArrayList<>())
                .add(key.job() + "@" + key.date()));
        return Health.status(look.open().isEmpty() ? Status.UP : ATTENTION)
                .withDetails(nights)
                .build();
    }
}
