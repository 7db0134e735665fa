package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.model.ModelRegistry;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.tribuo.ParcelTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One row's score by a model that is not linear, told in a folder to which tables, job files and models were copied. */
class EstimatedExplanationTest {
    private static final String JOB = """
            title: Will a parcel arrive damaged?
            zone: UTC
            input:
              path: data/parcels/date={date}
              key: parcel
            model: damage@1
            output:
              pass-through: [carrier, weight, distance]
              decision: {limit: 0.5, above: check, below: send}
              columns:
                weight: {title: weight, unit: kg}
                carrier: {title: carrier, wording: "goes with {value}"}
            gates:
              - minimum-rows: 1
            """;

    @TempDir
    static Path made;

    @TempDir
    static Path elsewhere;

    private static Project project;
    private static String report;

    @BeforeAll
    static void publishAndCopy() throws IOException {
        Project maker = new Project(made);
        new ModelRegistry(new ProjectStorage(made), "models").write(ParcelTree.draft());
        Files.writeString(made.resolve("jobs/parcels.yaml"), JOB);
        Files.writeString(made.resolve("jobs/bare.yaml"), JOB.replace("[carrier, weight, distance]", "[carrier]"));
        parcels("2026-03-01", "case when i = 17 then 'fast' when i % 2 = 0 then 'slow' else 'fast' end");
        parcels("2026-03-02", "case when i = 17 then 'slow' when i % 2 = 0 then 'slow' else 'fast' end");
        for (List<String> night : List.of(
                List.of("parcels", "2026-03-01"), List.of("parcels", "2026-03-02"), List.of("bare", "2026-03-01"))) {
            Project.Ended run = maker.run("run", night.get(0), "--date", night.get(1));
            assertThat(run.exit()).as(run.all()).isZero();
        }
        report = Files.readString(made.resolve("reports/parcels/latest.html"));
        for (String part : List.of("nightjar.yaml", "jobs", "models", "output")) {
            copy(made.resolve(part), elsewhere.resolve(part));
        }
        project = new Project(elsewhere);
    }

    /** 600 parcels, the seventeenth of nine kilograms. */
    private static void parcels(String date, String carrier) throws IOException {
        Files.createDirectories(made.resolve("data/parcels/date=" + date));
        Project.duckWrites("copy (select i as parcel, " + carrier + " as carrier, i * 7 % 1000 as distance,"
                + " case when i = 17 then 9.0 else (i * 37 % 100) / 10.0 end as weight from range(600) t(i)) to '"
                + made
                + "/data/parcels/date=" + date + "/parcels.parquet' (format parquet)");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Test
    void aRowIsToldInThreeSentencesAndAWaterfallNamedAnEstimate() {
        Project.Ended told = explain("parcels", "--date", "2026-03-01", "--key", "17");

        assertThat(told.exit()).as(told.all()).isZero();
        List<String> lines = told.out().lines().toList();
        assertThat(lines.get(0))
                .startsWith("The row of 2026-03-01 with parcel 17 has the score 1 for 'damaged' and so the decision"
                        + " 'check'; 200 rows of that night have 0.")
                .endsWith(" on average.");
        assertThat(lines.get(1))
                .startsWith("What raised it most: ")
                .contains("weight 9 kg (+0.", "goes with fast (+0.", " ± 0.");
        assertThat(lines.get(2))
                .startsWith(
                        "Estimated by permutation, since model damage@1 is not linear: the values of 200 rows of that"
                                + " night became the row's own, column by column, in 400 orders (seed ")
                .endsWith("all contributions add up to the score.");
        assertThat(lines.get(4)).startsWith("200 rows of that night, on average");
        assertThat(lines.get(lines.size() - 1)).startsWith("this row");
        assertThat(lines).hasSize(4 + 5);
        assertThat(explain("parcels", "--date", "2026-03-01", "--key", "17").out())
                .isEqualTo(told.out());
    }

    @Test
    void contributionsAddUpToTheScoreThatStandsInTheTable() {
        JsonNode json = json("parcels", "--date", "2026-03-02", "--key", "42");

        assertThat(json.at("/estimatedBy").stringValue()).isEqualTo("permutation");
        assertThat(json.at("/seed").stringValue()).hasSize(64);
        double sum = json.at("/baselineScore").doubleValue();
        double size = Double.MAX_VALUE;
        for (JsonNode reason : json.at("/reasons")) {
            sum += reason.at("/contribution").doubleValue();
            assertThat(Math.abs(reason.at("/contribution").doubleValue())).isLessThanOrEqualTo(size);
            assertThat(reason.at("/standardError").doubleValue()).isNotNegative();
            size = Math.abs(reason.at("/contribution").doubleValue());
        }
        assertThat(json.at("/reasons").size()).isEqualTo(3);
        assertThat(sum).isCloseTo(json.at("/score").doubleValue(), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(Project.duck("select score from '" + elsewhere
                        + "/output/parcels/date=2026-03-02/scores.parquet' where parcel = 42"))
                .containsExactly(List.of(json.at("/score").doubleValue()));
    }

    @Test
    void whyItMovedIsTheColumnThatChangedAndNothingElse() throws IOException {
        Path page = elsewhere.resolve("moved.html");
        Project.Ended told = explain(
                "parcels", "--from", "2026-03-01", "--to", "2026-03-02", "--key", "17", "--html", page.toString());

        assertThat(told.exit()).as(told.all()).isZero();
        assertThat(told.out())
                .contains("The row with parcel 17 moved from 1 on 2026-03-01 to 0 on 2026-03-02: its score for"
                        + " 'damaged' by -1.")
                .contains("What moved it: carrier -1 ± 0 (goes with fast, then goes with slow).")
                .contains("the first date's values became the second's")
                .contains("The same model, damage@1, scored both.");
        assertThat(Files.readString(page))
                .contains("2026-03-01 to 2026-03-02: score of damaged, estimated by permutation")
                .contains("Change of the score, estimated", "<svg class=\"plot fall\"")
                .doesNotContain("<script", "http://", "https://");
        assertThat(explain("parcels", "--from", "2026-03-01", "--to", "2026-03-02", "--key", "18")
                        .out())
                .contains("No column that the model reads has another value.");
    }

    @Test
    void ofAPrivateColumnNoValueIsTold() throws IOException {
        Files.writeString(
                elsewhere.resolve("jobs/parcels.yaml"),
                JOB.replace("  key: parcel\n", "  key: parcel\n  pii: [weight]\n"));
        try {
            assertThat(explain("parcels", "--date", "2026-03-01", "--key", "17").out())
                    .contains("weight has no value to be shown (+0.")
                    .doesNotContain("9 kg");
        } finally {
            Files.writeString(elsewhere.resolve("jobs/parcels.yaml"), JOB);
        }
    }

    @Test
    void aTableWithoutTheModelsColumnsSaysWhichAreMissing() {
        Project.Ended told = explain("bare", "--date", "2026-03-01", "--key", "17");

        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.err())
                .contains("pass-through in the output of job bare must name distance, weight too")
                .contains("nightjar run bare --date 2026-03-01 --rerun");
    }

    @Test
    void aValueThatWasChangedSinceIsNoticed() {
        Path table = elsewhere.resolve("output/parcels/date=2026-03-03/scores.parquet");
        assertThat(table.getParent().toFile().mkdirs()).isTrue();
        Project.duckWrites("copy (select * replace (case when parcel = 17 then 1.0 else weight end as weight) from '"
                + elsewhere + "/output/parcels/date=2026-03-01/scores.parquet') to '" + table
                + "' (format parquet)");
        assertThat(explain("parcels", "--date", "2026-03-03", "--key", "17").err())
                .contains("NJ-REASONS-DIFFER", "another score than the one that stands there");
    }

    @Test
    void theNightsReportSaysWhatTheColumnsWeigh() {
        assertThat(report)
                .contains("What the columns weigh, estimated by permutation", "From 500 of the night’s rows")
                .doesNotContain("What made the scores");
    }

    private static Project.Ended explain(String job, String... arguments) {
        return project.run(
                Stream.concat(Stream.of("explain", job), Stream.of(arguments)).toArray(String[]::new));
    }

    private static JsonNode json(String job, String... arguments) {
        return JsonMapper.shared()
                .readTree(explain(
                                job,
                                Stream.concat(Stream.of(arguments), Stream.of("--json"))
                                        .toArray(String[]::new))
                        .out());
    }
}
