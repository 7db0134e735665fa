package io.nightjar.alert;

import io.nightjar.ledger.AlertLog;
import io.nightjar.ledger.Condition;
import io.nightjar.ledger.Condition.Ending;
import io.nightjar.ledger.Condition.Remembered;
import io.nightjar.ledger.ConditionKey;
import io.nightjar.run.ConditionKind;
import io.nightjar.status.DateStatus;
import io.nightjar.status.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What has to be written down of a job's conditions, so that what is remembered is what holds. */
record Changes(List<Condition> opened, Map<ConditionKey, Ending> closed) {
    /** What came about longer ago is no news when it is first seen: history that was there before anybody asked. */
    static final Duration NEWS = Duration.ofDays(7);

    Changes {
        opened = List.copyOf(opened);
        closed = Map.copyOf(closed);
    }

    boolean isEmpty() {
        return opened.isEmpty() && closed.isEmpty();
    }

    /**
     * Compares what holds with what is remembered.
     *
     * @param remembered the job's open conditions
     * @param status how a date of the job stands
     */
    static Changes between(
            List<Finding> holding,
            List<Remembered> remembered,
            Function<ConditionKey, DateStatus> status,
            Instant now) {
        Map<ConditionKey, Remembered> open = remembered.stream()
                .collect(Collectors.toMap(one -> one.condition().key(), Function.identity()));
        Map<ConditionKey, Ending> closed = new LinkedHashMap<>();
        List<Condition> opened = new ArrayList<>();
        for (Finding finding : holding) {
            Remembered before = open.remove(finding.condition().key());
            boolean changed = before == null
                    ? finding.since().isAfter(now.minus(NEWS))
                    : !before.condition().equals(finding.condition());
            if (changed) {
                opened.add(finding.condition());
            }
        }
        open.keySet().forEach(key -> ending(key, status.apply(key)).ifPresent(ending -> closed.put(key, ending)));
        return new Changes(opened, closed);
    }

    /** While somebody is at it, what was the matter stays the matter. */
    private static Optional<Ending> ending(ConditionKey key, DateStatus status) {
        if (key.kind() != ConditionKind.LATE && status.standing() == Standing.RUNNING) {
            return Optional.empty();
        }
        return Optional.of(
                status.isPublished() && status.standing() == Standing.PUBLISHED ? Ending.RECOVERED : Ending.SUPERSEDED);
    }

    void writeTo(AlertLog log) {
        opened.forEach(log::open);
        closed.forEach(log::close);
    }
}
