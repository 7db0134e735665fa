package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Pause;
import io.nightjar.schedule.Outlook;
import io.nightjar.schedule.Outlook.Deadline;
import io.nightjar.schedule.Outlook.Waiting;
import io.nightjar.schedule.ScheduledJob;
import io.nightjar.schedule.ScheduledJobs;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be said of a job's schedule: a pause, a night that waits, a deadline.
 *
 * @param about the job or the night
 * @param text one phrase
 * @param next the command that it asks for
 * @param fields the same for programs
 */
record ScheduleState(String about, Kind kind, String text, String next, Json.Fields fields) {

    /** What it is, the gravest first. */
    enum Kind {
        LATE("late", Style.BAD),
        WILL_BE_LATE("will be late", Style.WARNING),
        PAUSED("paused", Style.WARNING),
        WAITS("waits", Style.WARNING),
        DUE("due", Style.FAINT);

        private final String label;
        private final Style style;

        Kind(String label, Style style) {
            this.label = label;
            this.style = style;
        }

        String label() {
            return label;
        }

        Style style() {
            return style;
        }
    }

    /** Of all jobs that have a schedule. */
    static Map<String, List<ScheduleState>> of(LedgerReader ledger, Session session) {
        ScheduledJobs jobs = ScheduledJobs.read(session.jobs());
        Outlook outlook = new Outlook(
                jobs,
                ledger,
                spec -> InputState.missing(spec, session),
                session.clock().instant());
        Map<String, List<ScheduleState>> states = new HashMap<>();
        for (ScheduledJob job : jobs.jobs()) {
            List<ScheduleState> all = new ArrayList<>();
            outlook.pause(job.name()).ifPresent(pause -> all.add(paused(pause, job)));
            outlook.deadlines(job).forEach(deadline -> all.add(deadline(deadline)));
            outlook.waiting(job).forEach(waiting -> all.add(waits(waiting)));
            all.sort(Comparator.comparing(ScheduleState::kind));
            states.put(job.name(), all);
        }
        return states;
    }

    private static ScheduleState paused(Pause pause, ScheduledJob job) {
        ZoneId zone = job.calendar().zone();
        return new ScheduleState(
                job.name(),
                Kind.PAUSED,
                "since " + Words.time(pause.begun(), zone) + ", " + Outlook.describe(pause, job),
                "nightjar schedule resume " + job.name(),
                fields(Kind.PAUSED)
                        .put("since", pause.begun().toString())
                        .put("by", pause.by())
                        .put("until", pause.until().map(Instant::toString))
                        .put("why", pause.reason()));
    }

    private static ScheduleState waits(Waiting waiting) {
        return new ScheduleState(
                waiting.night().label(),
                Kind.WAITS,
                waiting.reason(),
                "nightjar plan " + waiting.night().job() + " --date "
                        + waiting.night().date(),
                fields(Kind.WAITS)
                        .put("date", waiting.night().date().toString())
                        .put("due", waiting.night().due().toString())
                        .put("text", waiting.reason()));
    }

    private static ScheduleState deadline(Deadline deadline) {
        ZoneId zone = deadline.night().zone();
        Optional<String> forecast = deadline.forecast().map(instant -> Words.time(instant, zone));
        Kind kind =
                switch (deadline.meeting()) {
                    case LATE -> Kind.LATE;
                    case FORESEEN_LATE -> Kind.WILL_BE_LATE;
                    case OPEN -> Kind.DUE;
                };
        return new ScheduleState(
                deadline.night().label(),
                kind,
                "to be published by " + Words.time(deadline.deadline(), zone)
                        + forecast.map(time -> ", foreseen at " + time).orElse(""),
                "nightjar runs " + deadline.night().job(),
                fields(kind)
                        .put("date", deadline.night().date().toString())
                        .put("deadline", deadline.deadline().toString())
                        .put("forecast", deadline.forecast().map(Instant::toString)));
    }

    private static Json.Fields fields(Kind kind) {
        return new Json.Fields().put("state", kind.label());
    }

    /** In a table of jobs: the gravest. */
    static Cell cell(List<ScheduleState> states) {
        List<Json.Fields> fields = states.stream().map(ScheduleState::fields).toList();
        return states.stream()
                .findFirst()
                .map(first -> new Cell(
                        first.kind().label(), fields, Optional.of(first.kind().style())))
                .orElseGet(() -> new Cell("-", fields, Optional.empty()));
    }
}
