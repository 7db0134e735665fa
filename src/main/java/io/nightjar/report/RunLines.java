package io.nightjar.report;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.Figures;
import io.nightjar.quality.RunFacts;
import io.nightjar.report.ReportPage.Fact;
import io.nightjar.report.ReportPage.FactStyle;
import io.nightjar.report.ReportPage.InputLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which run it was, for the foot of the page. */
final class RunLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private static final int FEW_NIGHTS = 4;

    private RunLines() {}

    static List<Fact> facts(RunFacts facts, Optional<Baseline> baseline) {
        return List.of(
                code("run", facts.run().value()),
                code("job", facts.job() + "@" + facts.date()),
                code("model", facts.model().label()),
                code("model digest (SHA-256)", facts.model().digest()),
                plain("baseline", baseline.map(RunLines::nights).orElse("none")),
                plain("scored by", facts.path().name() + ": " + facts.path().reason()),
                plain("golden rows", facts.golden()),
                code("job file digest (SHA-256)", facts.jobDigest()),
                code("Nightjar", facts.codeVersion()),
                plain("platform", facts.platform()),
                plain("started", time(facts.started(), facts.zone())),
                plain("judged", time(facts.judged(), facts.zone())));
    }

    /** Their dates where they are few, else the first, the last and how many. */
    private static String nights(Baseline baseline) {
        List<LocalDate> nights = baseline.nights();
        if (nights.size() <= FEW_NIGHTS) {
            return nights.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        }
        return nights.get(0) + " to " + nights.get(nights.size() - 1) + ", " + nights.size() + " nights";
    }

    static List<InputLine> inputs(RunFacts facts) {
        return facts.inputs().stream()
                .map(file -> new InputLine(
                        file.location(),
                        Figures.count(file.rows()),
                        size(file.bytes()),
                        time(file.modified(), facts.zone()),
                        file.footerDigest()))
                .toList();
    }

    /** Who released the run and why; empty where nobody did. */
    static String waiver(RunFacts facts) {
        return facts.waiver()
                .map(waiver -> "Published all the same by " + waiver.by() + " on "
                        + time(waiver.given(), facts.zone()) + ": “" + waiver.reason() + "”"
                        + waiver.expires()
                                .map(until -> " The waiver counts until " + time(until, facts.zone()) + ".")
                                .orElse(""))
                .orElse("");
    }

    private static Fact plain(String name, String value) {
        return new Fact(name, value, FactStyle.PLAIN);
    }

    private static Fact code(String name, String value) {
        return new Fact(name, value, FactStyle.CODE);
    }

    static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone)) + " " + zone.getId();
    }

    private static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000 ? Figures.number(bytes / 1e3) + " kB" : Figures.number(bytes / 1e6) + " MB";
    }
}
