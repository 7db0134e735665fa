package io.nightjar.schedule;

import io.nightjar.schedule.ScheduleEvent.Ended;
import io.nightjar.schedule.ScheduleEvent.Proved;
import io.nightjar.schedule.ScheduleEvent.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every event into the log before it passes it on, so that none is lost where nobody listens. */
final class EventLog implements ScheduleListener {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    private final ScheduleListener listener;

    EventLog(ScheduleListener listener) {
        this.listener = listener;
    }

    @Override
    public void heard(ScheduleEvent event) {
        // At one level: the commands print the same on the console, where warnings of the log appear too.
        if (event instanceof Ended || event instanceof Proved || event instanceof Trouble) {
            LOG.info("{}", event);
        } else {
            LOG.debug("{}", event);
        }
        try {
            listener.heard(event);
        } catch (RuntimeException e) {
            LOG.error("the listener failed on {}", event, e);
        }
    }
}
