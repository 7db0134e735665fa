package io.nightjar.alert;

import io.nightjar.run.RunRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A message for people, as plain text. */
final class AlertText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private AlertText() {}

    static String of(AlertMessage message) {
        return message.alerts().stream().map(AlertText::alert).collect(Collectors.joining("\n"))
                + "\nSent by Nightjar on " + message.host() + ".\n";
    }

    private static String alert(Alert alert) {
        StringBuilder text = new StringBuilder(alert.headline()).append("\n");
        line(text, "job", alert.job() + (alert.title().equals(alert.job()) ? "" : ", " + alert.title()));
        line(
                text,
                alert.event() == Alert.Event.RECOVERED ? "was" : "reason",
                alert.condition().reason());
        line(text, "since", time(alert.since(), alert.zone()));
        alert.closed().ifPresent(closed -> line(text, "over", time(closed, alert.zone())));
        alert.status().run().ifPresent(run -> run(text, run));
        alert.status()
                .table()
                .ifPresent(table -> line(
                        text,
                        "table",
                        table.intent().table().location()
                                + standing(alert, table.intent().run().value())));
        Optional<String> report = alert.link().or(alert::report);
        report.ifPresent(where -> line(text, "report", where));
        alert.next().forEach(command -> line(text, "next", command));
        return text.toString();
    }

    /** A failed rerun leaves the table of an earlier run in place. */
    private static String standing(Alert alert, String run) {
        boolean earlier = alert.status()
                .run()
                .filter(newest -> newest.id().value().equals(run))
                .isEmpty();
        return earlier ? ", still that of run " + run : "";
    }

    private static void run(StringBuilder text, RunRecord run) {
        line(text, "run", run.id() + ", " + run.model());
        if (run.verdict().isPresent()) {
            line(
                    text,
                    "rows",
                    String.format(
                            Locale.ROOT,
                            "%,d read = %,d scored + %,d rejected; %s",
                            run.rowsRead(),
                            run.rowsScored(),
                            run.rowsRejected(),
                            run.verdict().get()));
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-8s %s%n", name, value).replace("\r", ""));
    }

    private static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }
}
