package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.error.ErrorCode;
import io.nightjar.ledger.Proof;
import io.nightjar.schedule.DueNight;
import io.nightjar.schedule.ScheduleEvent;
import io.nightjar.schedule.ScheduleEvent.Began;
import io.nightjar.schedule.ScheduleEvent.Dropped;
import io.nightjar.schedule.ScheduleEvent.Ended;
import io.nightjar.schedule.ScheduleEvent.Late;
import io.nightjar.schedule.ScheduleEvent.Noted;
import io.nightjar.schedule.ScheduleEvent.Placed;
import io.nightjar.schedule.ScheduleEvent.Proved;
import io.nightjar.schedule.ScheduleEvent.Recovered;
import io.nightjar.schedule.ScheduleEvent.Skipped;
import io.nightjar.schedule.ScheduleEvent.Started;
import io.nightjar.schedule.ScheduleEvent.Trouble;
import io.nightjar.schedule.ScheduleEvent.Waits;
import io.nightjar.schedule.ScheduleEvent.WillBeLate;
import io.nightjar.schedule.ScheduleListener;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One line an event: {@code key=value} for people and grep, or a JSON object. */
final class ScheduleLines implements ScheduleListener {
    private final Session session;
    private final OutcomeText.Form form;

    ScheduleLines(Session session, OutcomeText.Form form) {
        this.session = session;
        this.form = form;
    }

    @Override
    public void heard(ScheduleEvent event) {
        if (event instanceof Placed placed) {
            print("placed", night(placed.night()).with("due", placed.night().due()));
        } else if (event instanceof Dropped dropped) {
            print("dropped", night(dropped.night()).with("message", dropped.reason()));
        } else if (event instanceof Waits waits) {
            print("waits", night(waits.night()).with("message", waits.reason()), Style.WARNING);
        } else if (event instanceof Skipped skipped) {
            print("skipped", skipped(skipped), Style.BAD);
        } else if (event instanceof Started started) {
            print("started", night(started.night()).with("attempt", started.attempt()));
        } else if (event instanceof Began began) {
            print("began", night(began.night()).with("run", began.run()));
        } else if (event instanceof Noted noted) {
            print("note", night(noted.night()).with("message", noted.sentence()));
        } else if (event instanceof Ended ended) {
            print("ended", ended(ended), ended.isWell() ? Style.GOOD : Style.BAD);
        } else if (event instanceof WillBeLate foreseen) {
            print(
                    "will-be-late",
                    night(foreseen.night())
                            .with("deadline", foreseen.deadline())
                            .with("forecast", foreseen.forecast()),
                    Style.WARNING);
        } else if (event instanceof Late late) {
            print(
                    "late",
                    night(late.night()).with("deadline", late.deadline()).with("forecast", late.forecast()),
                    Style.BAD);
        } else if (event instanceof Recovered recovered) {
            print("recovered", night(recovered.night()), Style.GOOD);
        } else if (event instanceof Proved proved) {
            print("proved", proved(proved.proof()), proved.proof().answer().isSame() ? Style.GOOD : Style.BAD);
        } else if (event instanceof Trouble trouble) {
            print("trouble", trouble(trouble), Style.BAD);
        }
    }

    private Line skipped(Skipped skipped) {
        DueNight night = skipped.night();
        return night(night)
                .with("cause", skipped.cause().label())
                .with("message", skipped.reason())
                .with("next", session.command("nightjar run " + night.job() + " --date " + night.date()));
    }

    private Line proved(Proof proof) {
        boolean same = proof.answer().isSame();
        return new Line()
                .with("job", proof.job())
                .with("date", proof.date())
                .with("run", proof.run())
                .with("answer", proof.answer().label())
                .with("splits", proof.splits() + "/" + proof.splitsPlanned())
                .with("seconds", proof.seconds())
                .with("code", proof.code())
                .with("message", same ? Optional.empty() : Optional.of(proof.sentence()))
                .with(
                        "next",
                        same
                                ? Optional.empty()
                                : Optional.of(session.command("nightjar reproduce " + proof.run() + " --record")));
    }

    void listening(String url) {
        print("listens", new Line().with("url", url));
    }

    void stopping() {
        print("stopping", new Line().with("message", "no night begins; once more to end at once"));
    }

    private Line ended(Ended ended) {
        DueNight night = ended.night();
        return night(night)
                .with("exit_code", ended.exit().code())
                .with("code", ended.code().map(ErrorCode::code))
                .with("run", ended.run())
                .with("table", ended.table())
                .with("seconds", ended.seconds())
                .with("again", ended.again())
                .with("message", ended.message())
                .with(
                        "next",
                        ended.isWell()
                                ? Optional.empty()
                                : Optional.of(session.command(
                                        ended.run().isPresent()
                                                ? "nightjar show " + ended.run().get()
                                                : "nightjar run " + night.job() + " --date " + night.date())));
    }

    private static Line trouble(Trouble trouble) {
        return new Line()
                .with("code", trouble.error().code().code())
                .with("message", trouble.error().message());
    }

    private static Line night(DueNight night) {
        return new Line().with("job", night.job()).with("date", night.date());
    }

    private void print(String event, Line line) {
        print(event, line, Style.FAINT);
    }

    private void print(String event, Line line, Style style) {
        Console console = session.console();
        String time = session.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString();
        if (form == OutcomeText.Form.JSON) {
            Json.Fields fields = new Json.Fields().put("time", time).put("event", event);
            line.fields.forEach(fields::put);
            console.print(Json.line(fields));
        } else {
            console.print(time + " " + console.styled(style, event) + line.text());
        }
    }

    /** Fields in order; those that are absent are left out. */
    private static final class Line {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        Line with(String name, Object value) {
            Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            if (present != null) {
                fields.put(name, present);
            }
            return this;
        }

        String text() {
            StringBuilder text = new StringBuilder();
            fields.forEach(
                    (name, value) -> text.append(' ').append(name).append('=').append(quoted(value.toString())));
            return text.toString();
        }

        /** As JSON has it, where it is not a plain word: one event stays one line. */
        private static String quoted(String value) {
            return value.matches("[\\w.:@/+=-]+") ? value : Json.line(value);
        }
    }
}
