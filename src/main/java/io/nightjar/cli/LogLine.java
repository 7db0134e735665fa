package io.nightjar.cli;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One event as a line, with its instant in UTC, secrets masked; a stack trace follows in text and is a field in JSON. */
final class LogLine extends LayoutBase<ILoggingEvent> {
    /** Where a thread says which split it is about. */
    private static final String SPLIT = "split";

    private final Format format;
    private final Optional<String> run;
    private final ThrowableProxyConverter stackTraces = new ThrowableProxyConverter();

    /** {@code log.format}. */
    enum Format {
        TEXT,
        JSON,
        /** For a person's terminal: no time, no stack trace. */
        SHORT
    }

    /** @param run which each line names; empty outside of one */
    LogLine(Format format, Optional<String> run) {
        this.format = format;
        this.run = run;
    }

    @Override
    public void start() {
        stackTraces.start();
        super.start();
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        String logger = event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1);
        String stackTrace = event.getThrowableProxy() == null ? "" : stackTraces.convert(event);
        return LogMask.apply(
                switch (format) {
                    case SHORT -> event.getLevel() + " " + logger + ": " + event.getFormattedMessage() + "\n";
                    case TEXT ->
                        "%s %-5s [%s] %s: %s%n%s"
                                .formatted(
                                        event.getInstant().truncatedTo(ChronoUnit.MILLIS),
                                        event.getLevel(),
                                        event.getThreadName() + about(event),
                                        logger,
                                        event.getFormattedMessage(),
                                        stackTrace);
                    case JSON -> json(event, stackTrace);
                });
    }

    private String about(ILoggingEvent event) {
        String split = event.getMDCPropertyMap().get(SPLIT);
        return run.map(id -> " run=" + id).orElse("") + (split == null ? "" : " split=" + split);
    }

    private String json(ILoggingEvent event, String stackTrace) {
        Json.Fields fields = new Json.Fields()
                .put("time", event.getInstant().truncatedTo(ChronoUnit.MILLIS))
                .put("level", event.getLevel());
        run.ifPresent(id -> fields.put("run", id));
        String split = event.getMDCPropertyMap().get(SPLIT);
        if (split != null) {
            fields.put("split", Integer.valueOf(split));
        }
        fields.put("thread", event.getThreadName())
                .put("logger", event.getLoggerName())
                .put("message", event.getFormattedMessage());
        if (!stackTrace.isEmpty()) {
            fields.put("stack_trace", stackTrace);
        }
        return Json.line(fields) + "\n";
    }
}
