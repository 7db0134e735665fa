package io.nightjar.alert;

import io.nightjar.job.NightEnd;
import io.nightjar.job.NightWatch;

/**
 * Tells people of many nights together, when the last one is over: somebody started them and looks on, and a hundred
 * messages of one backfill would hide the one that matters.
 */
public final class GatheredAlerts implements NightWatch {
    private final Alerts alerts;
    private boolean any;

    public GatheredAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public synchronized void ended(NightEnd end) {
        any = true;
        end.published().ifPresent(run -> alerts.happened(end.job(), end.date(), run));
    }

    /** At once: without the ledger no other night begins. */
    @Override
    public void unrecorded(NightEnd end) {
        new AlertWatch(alerts).unrecorded(end);
    }

    @Override
    public synchronized void over() {
        if (any) {
            any = false;
            AlertWatch.log(alerts.look());
        }
    }
}
