package io.nightjar;

import static io.nightjar.Project.duck;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;

/** A real night of the example, from files that DuckDB wrote to a table that DuckDB reads. */
class RealNightTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    static Path folder;

    private static Project project;
    private static Ended ended;

    @BeforeAll
    static void runOneNight() {
        project = new Project(folder);
        project.flights(NIGHT);
        ended = project.night(NIGHT);
    }

    @Test
    void itIsPublishedAndSaysSo() {
        assertThat(ended.exit()).as(ended.all()).isZero();
        assertThat(ended.out())
                .contains("flight-delay@2001-05-08  published, passed")
                .contains("17,261 read = 17,261 scored + 0 rejected")
                .contains("next: ");
    }

    @Test
    void nothingButTheTableAndUnderscoredNamesLiesUnderOutput() {
        assertThat(project.filesBelow("output/flight-delay"))
                .hasSize(5)
                .anyMatch(name -> name.equals("_chain.jsonl"))
                .anyMatch(name -> name.equals("date=2001-05-08/scores.parquet"))
                .anyMatch(name -> name.equals("_status.json"))
                .anyMatch(name -> name.matches("date=2001-05-08/_receipt-[0-9a-f]{16}\\.json"))
                .anyMatch(name -> name.equals("_schema.json"));
        assertThat(meaning("origin")).isEqualTo("airport of departure, as in the input");
        assertThat(meaning("reason_2_value")).startsWith("its value, distance in miles;");
        assertThat(project.filesBelow("staging")).isEmpty();
    }

    @Test
    void duckDbReadsEveryRowByFileByStarAndByDoubleStar() {
        String output = folder + "/output/flight-delay";
        for (String pattern : List.of("/date=2001-05-08/scores.parquet", "/*/*.parquet", "/**/*.parquet")) {
            assertThat(duck("select count(*), count(distinct flight_id) from '" + output + pattern + "'"))
                    .as(pattern)
                    .containsExactly(List.of(17261L, 17261L));
        }
        assertThat(duck("select distinct date from read_parquet('" + output
                                + "/*/*.parquet', hive_partitioning = true)")
                        .get(0)
                        .get(0)
                        .toString())
                .isEqualTo(NIGHT);
    }

    @Test
    void keysAndPassThroughColumnsAreTheInputsInItsOrder() {
        String input = "'" + folder + "/data/flights/date=" + NIGHT + "/flights_0.parquet'";
        String table = "'" + project.table(NIGHT) + "'";
        String columns = "flight_id, scheduled, origin, destination";
        assertThat(duck("select " + columns + " from " + table))
                .isEqualTo(duck("select " + columns + " from " + input));
    }

    @Test
    void predictionAndScoresOfEveryRowAreTribuosOwnToTheLastBit() throws Exception {
        Model<?> model = Model.deserializeFromFile(Project.TREE.resolve("models/flight-delay/1/model.tribuo"));
        List<List<Object>> flights = duck("select origin, destination, distance, scheduled from '" + folder
                + "/data/flights/date=" + NIGHT + "/flights_0.parquet'");
        List<List<Object>> scores = duck("select prediction, score, \"score_on_x2d_time\", score_late from '"
                        .replace("\"score_on_x2d_time\"", "\"" + onTimeColumn() + "\"")
                + project.table(NIGHT) + "'");
        assertThat(scores).hasSameSizeAs(flights);
        List<String> differing = new ArrayList<>();
        for (int row = 0; row < flights.size(); row++) {
            List<Object> expected = predict(model.castModel(Label.class), flights.get(row));
            if (!bits(expected).equals(bits(scores.get(row)))) {
                differing.add("row " + row + ": " + expected + " but " + scores.get(row));
            }
        }
        assertThat(differing).isEmpty();
    }

    private static String meaning(String column) {
        return duck("select c.meaning from (select unnest(columns) c from '" + folder
                        + "/output/flight-delay/_schema.json') where c.name = '" + column + "'")
                .get(0)
                .get(0)
                .toString();
    }

    /** The column of a class whose name holds a dash, as the table's description names it. */
    private static String onTimeColumn() {
        return duck("select c.name from (select unnest(columns) c from '" + folder
                        + "/output/flight-delay/_schema.json') where c.class = 'on-time'")
                .get(0)
                .get(0)
                .toString();
    }

    /** The features written down by hand, so that nothing of ours stands between the file and the model. */
    private static List<Object> predict(Model<Label> model, List<Object> flight) {
        LocalDateTime scheduled = ((Timestamp) flight.get(3)).toLocalDateTime();
        ArrayExample<Label> example = new ArrayExample<>(LabelFactory.UNKNOWN_LABEL);
        example.add("origin@" + flight.get(0), 1.0);
        example.add("destination@" + flight.get(1), 1.0);
        example.add("distance@value", ((Number) flight.get(2)).doubleValue() / 1000);
        example.add("scheduled@hour=" + scheduled.getHour(), 1.0);
        example.add("scheduled@weekday=" + scheduled.getDayOfWeek(), 1.0);
        Prediction<Label> prediction = model.predict(example);
        Map<String, Label> scores = prediction.getOutputScores();
        return List.of(
                prediction.getOutput().getLabel(),
                scores.get("late").getScore(),
                scores.get("on-time").getScore(),
                scores.get("late").getScore());
    }

    private static List<Object> bits(List<Object> row) {
        return row.stream()
                .map(value -> value instanceof Double number ? (Object) Double.doubleToRawLongBits(number) : value)
                .toList();
    }

    @Test
    void theFiguresAreATableWhoseEveryMeasureIsDocumented() throws IOException {
        String metrics = "'" + folder + "/metrics/flight-delay/*/*.parquet'";
        assertThat(duck("select column_name from (describe select * from " + metrics + ")"))
                .extracting(row -> row.get(0))
                .containsExactly("run", "model", "verdict", "measure", "subject", "value", "baseline", "date");
        String docs = Files.readString(Project.TREE.resolve("docs/report.md"))
                + Files.readString(Project.TREE.resolve("docs/quality.md"));
        assertThat(duck("select distinct measure from " + metrics))
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(docs).contains("`" + row.get(0) + "`"));
        assertThat(duck("select round(value, 9), (select round(avg(distance), 9) from '" + folder
                                + "/data/flights/date=2001-05-08/*.parquet') from " + metrics
                                + " where measure = 'mean' and subject = 'distance'")
                        .get(0))
                .satisfies(row -> assertThat(row.get(0)).isEqualTo(row.get(1)));
    }

    @Test
    void theReportAndTheLedgerTellTheSameNight() {
        Ended shown = project.run("show", "flight-delay@2001-05-08");
        assertThat(shown.exit()).as(shown.all()).isZero();
        assertThat(shown.out())
                .contains("published")
                .contains("17,261")
                .contains("flight-delay@1")
                .contains("drift    decisions changed: scheduled 0.195 %, destination 0.0");
        assertThat(project.filesBelow("reports")).anyMatch(name -> name.endsWith(".html"));
        Ended runs = project.run("runs", "flight-delay", "--json");
        assertThat(runs.exit()).as(runs.all()).isZero();
        assertThat(runs.out()).contains("\"published\"");
    }
}
