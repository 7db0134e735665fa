package io.nightjar;

import static io.nightjar.Project.duckWrites;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values planted in a key and in private columns of a real night are looked for in everything it leaves behind. */
class PrivateValuesTest {
    private static final String NIGHT = "2001-05-08";

    private static final String KEYS = "98765400";

    /** A name, how all keys of fifteen digits begin, and a distance that is the greatest and the most frequent. */
    private static final List<String> PLANTED = List.of("ZZ-planted-name", KEYS, "3133713");

    @TempDir
    Path folder;

    @Test
    void no_value_of_a_key_or_private_column_stands_in_ledger_report_log_or_receipt() throws IOException {
        Project project = new Project(folder);
        Files.createDirectories(folder.resolve("data/flights/date=" + NIGHT));
        duckWrites("copy (select 987654000000000 + flight_id as flight_id, scheduled, origin, destination,"
                + " case when flight_id % 3 = 0 then 3133713 else distance end::int as distance,"
                + " 'ZZ-planted-name ' || flight_id % 5 as passenger"
                + " from '" + Project.TREE + "/data/flights/date=" + NIGHT + "/flights_0.parquet') to '"
                + folder + "/data/flights/date=" + NIGHT + "/flights_0.parquet' (format parquet)");
        project.edit("jobs/flight-delay.yaml", "# pii: [passenger]", "pii: [passenger, distance]");
        project.edit("jobs/flight-delay.yaml", "[scheduled, origin", "[passenger, scheduled, origin");
        project.edit("jobs/flight-delay.yaml", "minimum-rows: 12000", "minimum-rows: 12000000\n    action: warn");
        Files.writeString(folder.resolve("nightjar.yaml"), "lineage: {file: lineage/events.ndjson}\n");
        Project.Ended night = project.night(NIGHT);
        assertThat(night.exit()).as(night.all()).isZero();

        assertThat(Project.duck("select count(*) > 0 and bool_and(starts_with(flight_id::varchar, '" + KEYS
                        + "')) from '" + project.table(NIGHT) + "'"))
                .as("keys that are looked for")
                .isEqualTo(List.of(List.of(true)));

        List<Path> left = left();
        assertThat(left)
                .extracting(file -> folder.relativize(file).toString().replaceAll("\\.[a-z.]+$", ""))
                .anyMatch(name -> name.startsWith("state/"))
                .anyMatch(name -> name.startsWith("reports/"))
                .anyMatch(name -> name.startsWith("lineage/"))
                .anyMatch(name -> name.contains("_receipt-"));
        assertThat(holding(left, "ATL"))
                .as("files that hold a value that may be seen")
                .hasSizeGreaterThan(2);
        for (String planted : PLANTED) {
            assertThat(holding(left, planted)).as("files that hold %s", planted).isEmpty();
            assertThat(night.all()).doesNotContain(planted);
        }
        for (String command : List.of("show", "report", "logs", "runs", "status")) {
            Project.Ended shown =
                    command.equals("status") ? project.run(command) : project.run(command, argument(command), "--json");
            assertThat(shown.all()).as(command).doesNotContain(PLANTED);
        }
    }

    private static String argument(String command) {
        return command.equals("runs") ? Project.JOB : Project.JOB + "@" + NIGHT;
    }

    /** All files but the input, the model and the published table, which has the columns that were asked for. */
    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("data")))
                    .filter(file -> !file.startsWith(folder.resolve("models")))
                    .filter(file -> !file.getFileName().toString().endsWith(".parquet"))
                    .toList();
        }
    }

    private static List<Path> holding(List<Path> files, String text) throws IOException {
        List<Path> holding = new ArrayList<>();
        for (Path file : files) {
            if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                holding.add(file);
            }
        }
        return holding;
    }
}
