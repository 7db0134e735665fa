package io.nightjar.cli;

import io.nightjar.cli.RunLogFile.Traces;
import io.nightjar.config.Settings;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.Nights;
import io.nightjar.job.PlanSummary;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.ProgressRelay;
import io.nightjar.job.RunOptions;
import io.nightjar.job.RunOutcome;
import io.nightjar.ledger.Decision;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Settlement;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunSpec;
import io.nightjar.run.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nights whose runs each have a log file. */
final class LoggedNights implements Nights {
    /** What a run says into its log; commands say it on the console themselves. */
    static final String LOGGER = "io.nightjar.run";

    private final Nights nights;
    private final Settings settings;
    private final String program;
    private final Traces traces;
    private final UnaryOperator<String> command;

    LoggedNights(Nights nights, Session session) {
        this.nights = nights;
        this.settings = session.settings();
        this.command = session::command;
        this.program = session.surroundings().version();
        this.traces = session.options().debug ? Traces.OF_ALL : Traces.OF_UNFORESEEN;
    }

    @Override
    public RunOutcome run(RunSpec spec, RunOptions options, ProgressListener progress) {
        return logged(progress, listener -> nights.run(spec, options, listener));
    }

    @Override
    public RunOutcome run(Lease lease, RunSpec spec, RunOptions options, ProgressListener progress) {
        return logged(progress, listener -> nights.run(lease, spec, options, listener));
    }

    @Override
    public RunOutcome restart(RunId run, String startedBy, ProgressListener progress) {
        return logged(progress, listener -> nights.restart(run, startedBy, listener));
    }

    private RunOutcome logged(ProgressListener progress, Function<ProgressListener, RunOutcome> work) {
        try (Listener listener = new Listener(progress)) {
            try {
                RunOutcome outcome = work.apply(listener);
                listener.say(end(outcome));
                return outcome;
            } catch (NightjarException e) {
                listener.fail(e);
                throw e;
            } catch (RuntimeException e) {
                listener.log.error("unexpected", e);
                throw e;
            }
        }
    }

    private static String end(RunOutcome outcome) {
        return "ended " + outcome.run().status().label()
                + outcome.run().verdict().map(verdict -> ", " + verdict).orElse("") + ", "
                + OutcomeText.rows(outcome.run())
                + outcome.table().map(table -> ", table " + table).orElse("");
    }

    @Override
    public RunOutcome rollback(
            String job, BusinessDate date, Optional<RunId> to, String startedBy, ProgressListener progress) {
        return logged(progress, listener -> nights.rollback(job, date, to, startedBy, listener));
    }

    @Override
    public RunOutcome release(RunId run, Waiver waiver, ProgressListener progress) {
        return logged(progress, listener -> nights.release(run, waiver, listener));
    }

    @Override
    public PlanSummary plan(RunSpec spec) {
        return nights.plan(spec);
    }

    @Override
    public List<Settlement> recover() {
        return nights.recover();
    }

    @Override
    public Settlement decide(RunId run, Decision decision) {
        return nights.decide(run, decision);
    }

    @Override
    public void requestStop() {
        nights.requestStop();
    }

    @Override
    public void close() {
        nights.close();
    }

    /** Writes down what it hears, and passes it on. What comes before the run has its identity waits for the file. */
    private final class Listener extends ProgressRelay implements AutoCloseable {
        private final Logger log = LoggerFactory.getLogger(LOGGER);
        private final List<String> early = new ArrayList<>();
        private @Nullable RunLogFile file;

        Listener(ProgressListener next) {
            super(next);
        }

        private synchronized void say(String line) {
            if (file == null) {
                early.add(line);
            } else {
                log.info("{}", line);
            }
        }

        /** An error that was foreseen needs no trace; INTERNAL is what nobody foresaw. */
        private void fail(NightjarException e) {
            String said = e.code().code() + ": " + e.message()
                    + e.notDone()
                            .map(sentence -> stop(e.message()) + " " + sentence)
                            .orElse("");
            String line = e.next().isEmpty()
                    ? said
                    : said + stop(said) + " Next: "
                            + String.join("; ", e.next().stream().map(command).toList());
            if (e.code() == ErrorCode.INTERNAL || traces == Traces.OF_ALL) {
                log.error("{}", line, e);
            } else {
                log.error("{}", line);
            }
        }

        private static String stop(String sentence) {
            return sentence.endsWith(".") ? "" : ".";
        }

        @Override
        public synchronized void began(RunId run, int launch) {
            file = RunLogFile.open(settings, run, traces);
            log.info("run {}, {}", run, program);
            early.forEach(line -> log.info("{}", line));
            early.clear();
            super.began(run, launch);
        }

        @Override
        public void stage(String name) {
            say("stage " + name);
            super.stage(name);
        }

        @Override
        public void planned(long rows, int splits) {
            say(
                    splits == 0
                            ? "nothing is left to score"
                            : "planned " + Words.count(rows, "row") + " in " + Words.count(splits, "split"));
            super.planned(rows, splits);
        }

        @Override
        public void note(String sentence) {
            say(sentence);
            super.note(sentence);
        }

        @Override
        public synchronized void close() {
            if (file != null) {
                file.close();
            }
        }
    }
}
