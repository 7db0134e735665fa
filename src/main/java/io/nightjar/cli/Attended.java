package io.nightjar.cli;

import io.nightjar.error.NightjarException;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.RunOutcome;
import io.nightjar.run.RunId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run that somebody started and waits for: shown as it goes on, written to its log, stopped on a signal. */
final class Attended implements ProgressListener, AutoCloseable {
    /** What a run says into its log. */
    static final String LOGGER = "io.nightjar.run";

    private final Session session;
    private final Progress progress;
    private final Logger log;
    private @Nullable RunLogFile logFile;

    private Attended(Session session) {
        this.session = session;
        this.progress = new Progress(session.console(), session.surroundings().nanoTime());
        this.log = LoggerFactory.getLogger(LOGGER);
    }

    /** Does the work; SIGTERM and SIGINT ask it to end at the next row batch. */
    static RunOutcome of(Session session, Function<ProgressListener, RunOutcome> work) {
        try (Attended attended = new Attended(session);
                StopSignals signals = StopSignals.ask(session.services().nights()::requestStop)) {
            signals.onFirst(() -> attended.note("stopping at the next row batch; once more to end at once"));
            return attended.carryOut(work);
        }
    }

    private RunOutcome carryOut(Function<ProgressListener, RunOutcome> work) {
        try {
            RunOutcome outcome = work.apply(this);
            log.info(
                    "ended: {}, {} rows scored, {} rejected",
                    outcome.run().status(),
                    outcome.run().rowsScored(),
                    outcome.run().rowsRejected());
            return outcome;
        } catch (NightjarException e) {
            log.error("{}: {}", e.code().code(), e.message(), e);
            throw e;
        } catch (RuntimeException e) {
            log.error("unexpected", e);
            throw e;
        }
    }

    @Override
    public void began(RunId run) {
        logFile = RunLogFile.open(session.settings(), run);
        log.info("run {}, {}", run, session.surroundings().version());
    }

    @Override
    public void stage(String name) {
        log.info("stage {}", name);
        progress.stage(name);
    }

    @Override
    public void planned(long rows, int splits) {
        log.info("planned {} rows in {} splits", rows, splits);
        progress.planned(rows, splits);
    }

    @Override
    public void advanced(long rows) {
        progress.advanced(rows);
    }

    @Override
    public void note(String sentence) {
        log.info("{}", sentence);
        progress.note(sentence);
    }

    @Override
    public void close() {
        progress.end();
        if (logFile != null) {
            logFile.close();
        }
    }
}
