package io.nightjar.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Sets logging up, in code, since reading an XML file would take a tenth of a second of every start. Warnings go to
 * standard error; a run's log file takes more ({@link RunLogFile}).
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    /** What these libraries say below these levels helps nobody. With DEBUG, parquet-java logs every value it reads. */
    private static final Map<String, Level> OWNED = Map.ofEntries(
            Map.entry("org.apache.parquet", Level.WARN),
            Map.entry("org.apache.hadoop", Level.WARN),
            // Of a broker that is away it says so several times a second; an event that is lost is said by us.
            Map.entry("org.apache.kafka.clients", Level.ERROR),
            // It would print the whole event that it could not send; lineage says which, and why.
            Map.entry("io.openlineage.client.transports.KafkaTransport", Level.OFF),
            Map.entry("org.apache.hadoop.util.NativeCodeLoader", Level.ERROR),
            Map.entry("org.apache.avro", Level.WARN),
            Map.entry("org.flywaydb", Level.ERROR),
            Map.entry("org.springframework", Level.WARN),
            // What somebody asks the endpoint in vain is theirs to know; that it cannot listen, the command says.
            Map.entry("org.springframework.web", Level.ERROR),
            Map.entry("org.springframework.boot.web.server", Level.ERROR),
            Map.entry("com.zaxxer.hikari", Level.WARN),
            Map.entry("org.quartz", Level.WARN),
            Map.entry("org.tribuo", Level.WARN));

    /** Tribuo writes to java.util.logging; held here, since the JDK keeps its loggers weakly. */
    private static final java.util.logging.Logger TRIBUO = java.util.logging.Logger.getLogger("org.tribuo");

    private static final String CONSOLE = "console";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        LogLine layout = new LogLine(LogLine.Format.SHORT, Optional.empty());
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        ThresholdFilter warnings = new ThresholdFilter();
        warnings.setLevel(Level.WARN.toString());
        warnings.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName(CONSOLE);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.addFilter(new SaidAlready());
        console.addFilter(warnings);
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(console);
        TRIBUO.setLevel(java.util.logging.Level.WARNING);
        OWNED.forEach((name, level) -> context.getLogger(name).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Shows our own lines of all levels on standard error; other libraries keep their levels. */
    static void debug() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("io.nightjar").setLevel(Level.DEBUG);
            Appender<ILoggingEvent> console =
                    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE);
            if (console != null) {
                console.clearAllFilters();
                console.addFilter(new SaidAlready());
            }
        }
    }

    /** Keeps from the console what a command prints there itself; Spring Batch reports each exception of a step. */
    private static final class SaidAlready extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            String logger = event.getLoggerName();
            boolean said = logger.equals(LoggedNights.LOGGER)
                    || logger.startsWith(LoggedNights.LOGGER + ".")
                    || logger.startsWith("org.springframework.batch.");
            return said ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }
}
