package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.Expectation;
import io.nightjar.quality.GateOutcome;
import io.nightjar.quality.GateOutcome.Result;
import io.nightjar.quality.PastNights;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.Reference;
import io.nightjar.quality.Verdict;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate {@code unusual-night} on real nights of flights, one after the other, and on nights with a planted fault. With
 * {@code -Dnightjar.nights=all} on all of April and May 2001, from ../shared/data. What was said of them stands in
 * target/unusual-nights.txt.
 */
class UnusualNightProofTest {
    private static final boolean ALL = "all".equals(System.getProperty("nightjar.nights"));
    private static final Path FLIGHTS =
            Path.of(ALL ? "../shared/data/flights" : "data/flights").toAbsolutePath();
    private static final LocalDate FIRST = ALL ? LocalDate.of(2001, 4, 1) : LocalDate.of(2001, 4, 17);
    private static final LocalDate LAST = ALL ? LocalDate.of(2001, 5, 31) : LocalDate.of(2001, 5, 7);
    private static final LocalDate FAULTY = ALL ? LocalDate.of(2001, 5, 15) : LAST;

    /** Memorial Day weekend: to be told of, or not. */
    private static final List<LocalDate> EVENT =
            List.of(LocalDate.of(2001, 5, 26), LocalDate.of(2001, 5, 27), LocalDate.of(2001, 5, 28));

    private static final Gate GATE = new Gate(Measure.UNUSUAL_NIGHT, Optional.empty(), 90, Action.WARN);

    @TempDir
    Path folder;

    private RealNights project;
    private final List<QualityReport> reports = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void open() {
        project = new RealNights(folder);
        project.edit("jobs/flight-delay.yaml", "data/flights/date={date}", folder + "/in/date={date}");
        project.keep(reports);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void ordinaryNightsDoNotAlarmAndPlantedFaultsAreNamedFirst() throws IOException, SQLException {
        List<PastNights.Night> past = new ArrayList<>();
        List<LocalDate> alarms = new ArrayList<>();
        List<PastNights.Night> beforeFault = List.of();
        for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
            if (date.equals(FAULTY)) {
                beforeFault = List.copyOf(past);
            }
            QualityReport report = score(date, "select * from flights");
            GateOutcome outcome = judge(report, past);
            if (outcome.result() != Result.PASSED) {
                said.add(date + ": " + outcome.sentence());
            }
            if (outcome.result() != Result.PASSED && past.size() >= 14 && !EVENT.contains(date)) {
                alarms.add(date);
            }
            past.add(new PastNights.Night(date, report.facts().model().label(), report.profile()));
        }
        said.add("false alarms: " + alarms.size() + " in " + (past.size() - 14) + " nights once 14 were published");
        assertThat(alarms).hasSizeLessThanOrEqualTo(1);

        for (Map.Entry<String, String> fault : faults().entrySet()) {
            QualityReport report = score(FAULTY, fault.getValue());
            GateOutcome outcome = judge(report, beforeFault);
            said.add(outcome.sentence());
            assertThat(outcome.result()).as(fault.getKey()).isEqualTo(Result.WARNED);
            assertThat(outcome.sentence())
                    .as(fault.getKey())
                    .matches("Unusual, by \\d+ published nights: " + fault.getKey() + ".*");
            // By all gates of the example too: rejects and scores, which follow, are named after it.
            if (report.verdict().level() == Verdict.Level.HELD) {
                said.add(report.verdict().reasons().toString());
                assertThat(report.verdict().reasons().get(0)).matches("(Null share of destination|Rows read): .*");
            }
        }
        GateOutcome small =
                judge(score(FAULTY, "select * from flights using sample 400 rows (reservoir, 7)"), beforeFault);
        said.add(small.sentence());
        Files.write(Path.of("target/unusual-nights.txt"), said);
        assertThat(small.sentence()).contains(": 400 rows, usually").doesNotContain("Unusual too");
    }

    /** What the sentence begins with, and the rows as they are delivered. */
    private static Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        faults.put(
                "distance: its values lie otherwise",
                "select * replace ((distance + (select stddev(distance) from flights))::int as distance) from flights");
        faults.put(
                "origin: .* of its values are new",
                "select * replace (case when origin = 'PHX' then 'PHOENIX' else origin end as origin) from flights");
        faults.put(
                "destination: 20[.0-9]* % of its rows have no value",
                "select * replace (case when flight_id % 5 = 0 then null else destination end as destination)"
                        + " from flights");
        faults.put("[0-9,]+ rows, usually", "select * from flights where flight_id % 2 = 0");
        return faults;
    }

    private GateOutcome judge(QualityReport report, List<PastNights.Night> past) {
        Reference reference = new Reference(
                report.facts().date().date(), report.facts().model().label(), report.baseline(), new PastNights(past));
        return Expectation.judge(List.of(GATE), report.profile(), reference).get(0);
    }

    private QualityReport score(LocalDate date, String rows) throws IOException, SQLException {
        Path in = Files.createDirectories(folder.resolve("in/date=" + date));
        String file = in.resolve("flights_0.parquet").toString();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("create table flights as select * from '" + FLIGHTS + "/date=" + date + "/*.parquet'");
            statement.execute("copy (" + rows + ") to '" + file + "' (format parquet)");
        }
        project.scratch(new BusinessDate(date), "scratch");
        return reports.get(reports.size() - 1);
    }
}
