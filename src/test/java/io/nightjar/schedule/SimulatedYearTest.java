package io.nightjar.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testing.FreshJvm;
import io.nightjar.testing.RealPostgres;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes with clocks of their own go through the same days, a job in each zone, and race for every date. With
 * {@code -Dnightjar.zones=telling} it is the whole year 2011, with {@code all} that in every region zone of this JDK, with
 * a regular expression in those that match it.
 */
class SimulatedYearTest {
    private static final String ZONES = System.getProperty("nightjar.zones", "");
    private static final boolean YEAR = !ZONES.isEmpty();
    private static final LocalTime AT = LocalTime.of(2, 30);
    private static final List<String> TELLING = List.of(
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Africa/Casablanca",
            "Antarctica/Troll",
            "America/Sao_Paulo",
            "Europe/Dublin");

    @TempDir
    Path root;

    @Test
    void eachDateOfEachZoneIsRunByExactlyOneOfTwoProcesses() throws IOException {
        LocalDate first = YEAR ? LocalDate.of(2011, 1, 1) : LocalDate.of(2011, 12, 20);
        LocalDate last = YEAR ? LocalDate.of(2012, 1, 1) : LocalDate.of(2012, 1, 3);
        List<String> zones = zones();
        assertThat(zones.stream().map(SimulatedYearTest::job)).doesNotHaveDuplicates();
        JobFiles files = new JobFiles(root);
        zones.forEach(zone -> files.with(job(zone), zone, AT.toString()));
        TreeMap<String, Integer> ran = new TreeMap<>();
        List<Integer> shares = new ArrayList<>();
        try (RealPostgres server = RealPostgres.start();
                Child one = new Child(server, root);
                Child two = new Child(server, root)) {
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
                one.say(begin);
                two.say(begin);
                for (Child child : List.of(one, two)) {
                    child.untilDone().forEach(label -> ran.merge(label, 1, Integer::sum));
                }
                if (YEAR && day.plusDays(1).getDayOfMonth() == 1) {
                    System.out.println("until " + day + ": " + ran.size() + " dates, each "
                            + (ran.values().stream().allMatch(count -> count == 1) ? "once" : "NOT once"));
                }
            }
            shares.add(one.nights);
            shares.add(two.nights);
        }
        System.out.println(zones.size() + " zones, " + ran.size() + " dates, by the two processes: " + shares);
        assertThat(ran.values()).as("how often each was run").containsOnly(1);
        TreeSet<String> expected = expected(zones, first, last);
        assertThat(ran.keySet().stream().filter(date -> !expected.contains(date)))
                .as("run for nothing")
                .isEmpty();
        assertThat(expected.stream().filter(date -> !ran.containsKey(date)))
                .as("not run")
                .isEmpty();
        assertThat(shares).as("both took part").allMatch(count -> count > 0);
    }

    private static List<String> zones() {
        if (!YEAR || ZONES.equals("telling")) {
            return TELLING;
        }
        String wanted = ZONES.equals("all") ? ".*" : ZONES;
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && zone.matches(wanted))
                .sorted()
                .toList();
    }

    /** By java.time alone: days that a zone had, and the local time of the next such day. */
    private static TreeSet<String> expected(List<String> zones, LocalDate first, LocalDate last) {
        Instant begin = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        TreeSet<String> all = new TreeSet<>();
        for (String name : zones) {
            ZoneId zone = ZoneId.of(name);
            List<LocalDate> days = first.minusDays(4)
                    .datesUntil(last.plusDays(4))
                    .filter(day -> day.atStartOfDay(zone).toLocalDate().equals(day))
                    .toList();
            for (int i = 0; i + 1 < days.size(); i++) {
                Instant due = days.get(i + 1).atTime(AT).atZone(zone).toInstant();
                if (due.isAfter(begin) && due.isBefore(end)) {
                    all.add(job(name) + "@" + days.get(i));
                }
            }
        }
        return all;
    }

    private static String job(String zone) {
        // Etc/GMT+1 is another zone than Etc/GMT-1.
        return zone.toLowerCase(Locale.ROOT).replace("+", "-plus-").replaceAll("[^a-z0-9]", "-");
    }

    /** One of the two. */
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final BufferedWriter in;
        private final BufferedReader out;
        private int nights;

        Child(RealPostgres server, Path root) throws IOException {
            process = new ProcessBuilder(FreshJvm.command(YearProcess.class.getName(), server.url(), root.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            in = process.outputWriter();
            out = process.inputReader();
        }

        void say(Instant begin) throws IOException {
            in.write(begin + "\n");
            in.flush();
        }

        List<String> untilDone() throws IOException {
            List<String> labels = new ArrayList<>();
            for (String line = out.readLine(); !"done".equals(line); line = out.readLine()) {
                assertThat(line).as("it has ended").isNotNull();
                if (line.startsWith("ran ")) {
                    labels.add(line.substring("ran ".length()));
                }
            }
            nights += labels.size();
            return labels;
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
