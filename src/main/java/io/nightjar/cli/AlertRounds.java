package io.nightjar.cli;

import io.nightjar.alert.Alerts;
import io.nightjar.alert.Alerts.Sent;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.metrics.TextFile;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scheduler's looks for nights that are late or missing, and for messages that could not be sent: once a minute, also
 * while a night runs. What they find goes to people, to {@code _status.json} and to the figures. The ledger is opened for writing only where there is something to tell. Ended by a latch, since the
 * embedded ledger bears no interrupts.
 */
final class AlertRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertRounds.class);
    private static final Duration PACE = Duration.ofMinutes(1);

    private final Session session;
    private final CountDownLatch stopped = new CountDownLatch(1);

    AlertRounds(Session session) {
        this.session = session;
    }

    void start() {
        Thread thread = new Thread(this::lookUntilStopped, "alert-rounds");
        thread.setDaemon(true);
        thread.start();
    }

    private void lookUntilStopped() {
        try {
            while (!stopped.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One look; throws nothing, since the next must come. */
    void look() {
        try (Services own = session.openServices()) {
            tell(own);
            own.status().refresh();
            session.settings().metricsTextFile().ifPresent(folder -> new TextFile(folder, own.metrics()).write());
        } catch (NightjarException e) {
            LOG.info("No look for alerts this time: {} {}", e.code().code(), e.message());
        } catch (RuntimeException e) {
            LOG.error("The look for alerts failed unexpectedly.", e);
        }
    }

    private static void tell(Services services) {
        Alerts alerts = services.alerts();
        if (isNeeded(alerts, services)) {
            alerts.look().forEach(AlertRounds::log);
        }
    }

    private static boolean isNeeded(Alerts alerts, Services services) {
        try (LedgerReader ledger = services.ledger()) {
            return alerts.isNeeded(ledger);
        }
    }

    private static void log(Sent sent) {
        sent.failure()
                .ifPresent(why -> LOG.warn(
                        "Alert not sent by {} ({}): {}.", sent.channel().label(), sent.about(), why));
    }

    @Override
    public void close() {
        stopped.countDown();
    }
}
