package io.nightjar.alert;

import io.nightjar.alert.Alerts.Sent;
import io.nightjar.job.NightEnd;
import io.nightjar.job.NightWatch;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people when a night is over. What cannot be told is told at the next occasion. */
public final class AlertWatch implements NightWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    private final Alerts alerts;

    public AlertWatch(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public void ended(NightEnd end) {
        end.published().ifPresent(run -> alerts.happened(end.job(), end.date(), run));
        log(alerts.look());
    }

    @Override
    public void unrecorded(NightEnd end) {
        end.error().ifPresent(error -> log(alerts.failedUnrecorded(end.job(), end.date(), error)));
    }

    @Override
    public void settled() {
        log(alerts.look());
    }

    /** Into the log of the run, where there is one. */
    static void log(List<Sent> all) {
        for (Sent sent : all) {
            sent.failure()
                    .ifPresentOrElse(
                            why -> LOG.warn(
                                    "Alert not sent by {} ({}): {}; it is sent at the next occasion.",
                                    sent.channel().label(),
                                    sent.about(),
                                    why),
                            () -> LOG.info(
                                    "Alert sent by {}: {}", sent.channel().label(), sent.about()));
        }
    }
}
