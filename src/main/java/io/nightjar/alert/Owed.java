package io.nightjar.alert;

import io.nightjar.alert.Route.Target;
import io.nightjar.ledger.Condition.Ending;
import io.nightjar.ledger.Condition.Remembered;
import io.nightjar.ledger.Told;
import io.nightjar.ledger.Told.Event;
import io.nightjar.run.ConditionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that a target has not been told yet.
 *
 * @param seen what it was told last, as the ledger has it
 */
record Owed(Remembered condition, Told seen, Event event, Target target) {

    /** What is owed of one condition. */
    static List<Owed> of(Remembered condition, List<Told> told, Route route, Instant now) {
        List<Owed> owed = new ArrayList<>();
        for (Target target : route.targets()) {
            String channel = target.channel().label();
            Told seen = told.stream()
                    .filter(one -> one.channel().equals(channel))
                    .findFirst()
                    .orElse(Told.nothing(condition.condition().key(), channel));
            boolean anotherIsAtIt = seen.claimedUntil().filter(now::isBefore).isPresent();
            if (!anotherIsAtIt) {
                event(condition, seen, route, now)
                        .ifPresent(event -> owed.add(new Owed(condition, seen, event, target)));
            }
        }
        return owed;
    }

    private static Optional<Event> event(Remembered condition, Told seen, Route route, Instant now) {
        ConditionKind kind = condition.condition().key().kind();
        boolean told = seen.occurrence() == condition.occurrence();
        if (!condition.isOpen()) {
            return whenOver(condition, seen, told && seen.event().isPresent(), kind, route);
        }
        if (!route.on().contains(kind)) {
            return Optional.empty();
        }
        if (!told) {
            return Optional.of(Event.OPENED);
        }
        boolean again = !route.repeatAfter().isZero()
                && condition.acknowledged().isEmpty()
                && seen.at()
                        .filter(at -> !now.isBefore(at.plus(route.repeatAfter())))
                        .isPresent();
        return again ? Optional.of(Event.REPEATED) : Optional.empty();
    }

    /** Only who was told that something is the matter is told that it is over. */
    private static Optional<Event> whenOver(
            Remembered condition, Told seen, boolean told, ConditionKind kind, Route route) {
        if (kind == ConditionKind.PUBLISHED) {
            return !told && route.on().contains(kind) ? Optional.of(Event.OPENED) : Optional.empty();
        }
        boolean recovered = condition.ending().filter(Ending.RECOVERED::equals).isPresent();
        return recovered && told && !seen.event().equals(Optional.of(Event.RECOVERED))
                ? Optional.of(Event.RECOVERED)
                : Optional.empty();
    }
}
