package io.nightjar.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.nightjar.config.Settings;
import io.nightjar.run.RunId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The log of one run, {@code state/logs/RUN.log}: what is said from INFO up while it is open, by any thread but those of
 * another run.
 */
final class RunLogFile implements AutoCloseable {
    /** Threads that a run starts know which one they belong to. */
    private static final InheritableThreadLocal<String> CURRENT = new InheritableThreadLocal<>();

    private final Logger root;
    private final FileAppender<ILoggingEvent> appender;

    private RunLogFile(Logger root, FileAppender<ILoggingEvent> appender) {
        this.root = root;
        this.appender = appender;
    }

    /** Of which errors it keeps the stack trace. */
    enum Traces {
        OF_ALL,
        OF_UNFORESEEN
    }

    /** Opens it; a later launch of the same run appends. */
    static RunLogFile open(Settings settings, RunId run, Traces traces) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        LogLine layout = new LogLine(
                LogLine.Format.valueOf(settings.logFormat().toUpperCase(Locale.ROOT)), Optional.of(run.value()));
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel(Level.INFO.toString());
        filter.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(settings.logFile(run.value()).toString());
        appender.setAppend(true);
        appender.setEncoder(encoder);
        appender.addFilter(filter);
        appender.addFilter(new OfOtherRuns(run.value()));
        if (traces == Traces.OF_UNFORESEEN) {
            appender.addFilter(new SaidByTheRun());
        }
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        CURRENT.set(run.value());
        return new RunLogFile(root, appender);
    }

    private static final class OfOtherRuns extends Filter<ILoggingEvent> {
        private final String run;

        OfOtherRuns(String run) {
            this.run = run;
        }

        @Override
        public FilterReply decide(ILoggingEvent event) {
            String current = CURRENT.get();
            return current == null || current.equals(run) ? FilterReply.NEUTRAL : FilterReply.DENY;
        }
    }

    /** Spring Batch logs each exception of a step with its trace, and the run then says the same of it. */
    private static final class SaidByTheRun extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            boolean said =
                    event.getLoggerName().startsWith("org.springframework.batch.") && event.getThrowableProxy() != null;
            return said ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }

    /** To be called by the thread that opened it. */
    @Override
    public void close() {
        CURRENT.remove();
        root.detachAppender(appender);
        appender.stop();
    }
}
