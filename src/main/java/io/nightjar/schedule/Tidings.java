package io.nightjar.schedule;

import io.nightjar.error.NightjarException;
import io.nightjar.ledger.FiringLog.Skipped;
import io.nightjar.schedule.ScheduleEvent.Ended;
import io.nightjar.schedule.ScheduleEvent.OfNight;
import io.nightjar.schedule.ScheduleEvent.Recovered;
import io.nightjar.schedule.ScheduleEvent.Started;
import io.nightjar.schedule.ScheduleEvent.Trouble;
import io.nightjar.schedule.ScheduleEvent.Waits;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what is new, and what is still so not again. */
final class Tidings implements ScheduleListener {
    private final ScheduleListener listener;
    private final Map<String, String> waiting = new HashMap<>();
    private final Set<DueNight> unwell = new HashSet<>();
    private Set<String> troubles = Set.of();

    Tidings(ScheduleListener listener) {
        this.listener = listener;
    }

    @Override
    public void heard(ScheduleEvent event) {
        synchronized (this) {
            if (event instanceof OfNight ofNight) {
                remember(ofNight);
            }
        }
        listener.heard(event);
    }

    private void remember(OfNight event) {
        if (event instanceof Started || event instanceof Ended || event instanceof ScheduleEvent.Skipped) {
            waiting.remove(event.night().label());
        }
        boolean bad = (event instanceof Ended ended && !ended.isWell())
                || event instanceof ScheduleEvent.Skipped
                || event instanceof ScheduleEvent.Late;
        if (bad) {
            unwell.add(event.night());
        } else if (event instanceof Recovered) {
            unwell.remove(event.night());
        }
    }

    /** A night that is due waits; told where the reason is a new one. */
    void waits(DueNight night, String reason) {
        boolean news;
        synchronized (this) {
            news = !reason.equals(waiting.put(night.label(), reason));
        }
        if (news) {
            heard(new Waits(night, reason));
        }
    }

    void skipped(DueNight night, Skipped why) {
        heard(new ScheduleEvent.Skipped(night, why.cause(), why.reason()));
    }

    /** What else is wrong now; told where it was not before. */
    void troubles(Collection<NightjarException> now) {
        Set<String> before;
        synchronized (this) {
            before = troubles;
            troubles = now.stream().map(NightjarException::message).collect(Collectors.toSet());
        }
        now.stream()
                .filter(trouble -> !before.contains(trouble.message()))
                .forEach(trouble -> heard(new Trouble(trouble)));
    }

    /** Nights that were told to have failed, to be late or not to be run, and not to have recovered. */
    synchronized Set<DueNight> unwell() {
        return Set.copyOf(unwell);
    }
}
