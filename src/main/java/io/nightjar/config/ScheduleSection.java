package io.nightjar.config;

import io.nightjar.run.Schedule;
import io.nightjar.run.Schedule.CatchUp;
import io.nightjar.run.Schedule.Dates;
import io.nightjar.run.Schedule.OnHoliday;
import io.nightjar.run.Schedule.Overlap;
import io.nightjar.run.Schedule.Proof;
import io.nightjar.run.Schedule.Retries;
import io.nightjar.run.Schedule.Upstream;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads the {@code schedule} of a job file. */
final class ScheduleSection {
    static final Set<String> KEYS = Set.of(
            "at",
            "days",
            "weekdays",
            "calendar",
            "on-holiday",
            "after",
            "after-timeout",
            "overlap",
            "catch-up",
            "catch-up-within",
            "retries",
            "retry-after",
            "deadline",
            "proof",
            "proof-of");

    private static final String TIME_OF_DAY = "a time of day such as \"03:10\"";
    private static final int WEEK = 7;

    private ScheduleSection() {}

    static Optional<Schedule> read(YamlSection section) {
        section.require("at", "\"03:10\"");
        int days = section.value("days", "a whole number of days from 0 to 366", text -> whole(text, 366))
                .orElse(1);
        Dates dates = dates(section);
        Upstream after = after(section);
        Overlap overlap = section.word("overlap", Overlap.class).orElse(Overlap.WAIT);
        CatchUp catchUp = new CatchUp(
                section.word("catch-up", CatchUp.Which.class).orElse(CatchUp.DEFAULT.which()),
                section.value("catch-up-within", TimeSpan.WORDS, TimeSpan::parse)
                        .orElse(CatchUp.DEFAULT.within()));
        Retries retries = new Retries(
                section.value("retries", "a whole number of tries from 0 to 100", text -> whole(text, 100))
                        .orElse(Retries.DEFAULT.times()),
                section.value("retry-after", TimeSpan.WORDS, TimeSpan::parse).orElse(Retries.DEFAULT.pause()));
        Optional<LocalTime> deadline = section.value("deadline", TIME_OF_DAY, LocalTime::parse);
        Optional<Proof> proof = proof(section);
        return section.value("at", TIME_OF_DAY, LocalTime::parse)
                .map(at -> new Schedule(at, days, dates, after, overlap, catchUp, retries, deadline, proof));
    }

    private static Optional<Proof> proof(YamlSection section) {
        Optional<Double> share = section.value("proof", "a share of the splits such as 1% or 0.05", Share::parse);
        Proof.Of of = section.word("proof-of", Proof.Of.class).orElse(Proof.Of.LATEST);
        if (section.has("proof-of") && !section.has("proof")) {
            section.note(section.lineOf("proof-of"), "'schedule.proof-of' needs 'proof', the share that is made again");
        }
        return share.map(found -> new Proof(found, of));
    }

    private static Dates dates(YamlSection section) {
        Set<DayOfWeek> weekdays = weekdays(section, "weekdays");
        List<String> calendars = section.words("calendar");
        if (section.has("on-holiday") && calendars.isEmpty()) {
            section.note(
                    section.lineOf("on-holiday"),
                    "'schedule.on-holiday' needs a calendar that says what a holiday is; write for example calendar:"
                            + " us-federal");
        }
        return new Dates(
                weekdays.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : weekdays,
                calendars,
                section.word("on-holiday", OnHoliday.class).orElse(OnHoliday.SKIP));
    }

    private static Upstream after(YamlSection section) {
        if (section.has("after-timeout") && !section.has("after")) {
            section.note(
                    section.lineOf("after-timeout"), "'schedule.after-timeout' needs 'after', the jobs to wait for");
        }
        return new Upstream(
                section.words("after"),
                section.value("after-timeout", TimeSpan.WORDS, TimeSpan::parse).orElse(Upstream.TIMEOUT));
    }

    /** Days of the week: {@code monday}, {@code [monday, friday]}, {@code monday-friday}; none where the key is absent. */
    static Set<DayOfWeek> weekdays(YamlSection section, String key) {
        EnumSet<DayOfWeek> all = EnumSet.noneOf(DayOfWeek.class);
        for (String word : section.words(key)) {
            List<Optional<DayOfWeek>> ends =
                    IntStream.of(0, 1).mapToObj(end -> weekday(word, end)).toList();
            if (ends.stream().allMatch(Optional::isPresent)) {
                DayOfWeek first = ends.get(0).orElseThrow();
                int count = Math.floorMod(ends.get(1).orElseThrow().getValue() - first.getValue(), WEEK) + 1;
                IntStream.range(0, count).mapToObj(first::plus).forEach(all::add);
            } else {
                section.note(
                        section.lineOf(key),
                        "'" + section.name(key) + "' must be days of the week such as [monday, friday] or"
                                + " monday-friday, not '" + word + "'");
            }
        }
        return all;
    }

    /** The first or last day of {@code monday-friday}; of a single day that day. */
    private static Optional<DayOfWeek> weekday(String word, int end) {
        String[] ends = word.split("-", 2);
        int place = Words.all(DayOfWeek.class).indexOf(ends[ends.length == 1 ? 0 : end]);
        return place < 0 ? Optional.empty() : Optional.of(DayOfWeek.of(place + 1));
    }

    private static int whole(String text, int most) {
        int value = Integer.parseInt(text);
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
