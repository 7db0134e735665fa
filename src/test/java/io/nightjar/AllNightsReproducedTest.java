package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every night of a folder of flights, published and made again with 1, 2 and 8 threads, with 2 from another working folder:
 * {@code mvn test -Dtest=AllNightsReproducedTest -Dnightjar.reproduce=data/flights}. The table of them is
 * {@code target/reproduced-nights.md}.
 */
class AllNightsReproducedTest {
    private static final Pattern ANSWER =
            Pattern.compile("\"answer\" : \"(.*?)\".*\"rows\" : (\\d+).*\"row_digest\" : \"(.*?)\"", Pattern.DOTALL);

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void everyNightIsTheSameAgain() throws IOException {
        String flights = System.getProperty("nightjar.reproduce", "");
        assumeTrue(!flights.isEmpty(), "asked for by -Dnightjar.reproduce=FOLDER");
        List<Path> nights;
        try (Stream<Path> all = Files.list(Project.TREE.resolve(flights))) {
            nights = all.filter(night -> night.getFileName().toString().startsWith("date="))
                    .sorted()
                    .toList();
        }
        List<String> table = new ArrayList<>(List.of(
                "| night | | rows | row digest | 1 thread | 2, from another folder | 8 |",
                "|---|---|--:|---|---|---|---|"));
        Project project = new Project(folder);
        for (Path night : nights) {
            String date = night.getFileName().toString().substring("date=".length());
            try (Stream<Path> files = Files.list(night)) {
                files.filter(file -> file.toString().endsWith(".parquet"))
                        .forEach(file -> project.copy(file, "data/flights/date=" + date + "/" + file.getFileName()));
            }
            Ended run = project.night(date);
            assertThat(run.exit()).as(run.all()).isIn(0, 10);
            List<String> cells = new ArrayList<>(List.of(date, run.exit() == 0 ? "published" : "held"));
            for (String threads : List.of("1", "2", "8")) {
                Ended again = project.runFrom(
                        threads.equals("2") ? elsewhere : folder,
                        "reproduce",
                        Project.JOB + "@" + date,
                        "--json",
                        "--project",
                        folder.toString(),
                        "--set",
                        "scoring.threads=" + threads);
                assertThat(again.exit()).as(again.all()).isZero();
                Matcher answer = ANSWER.matcher(again.out());
                assertThat(answer.find()).as(again.all()).isTrue();
                assertThat(answer.group(1)).isEqualTo("same");
                if (threads.equals("1")) {
                    cells.addAll(List.of(answer.group(2), answer.group(3)));
                }
                cells.add(answer.group(1));
            }
            table.add("| " + String.join(" | ", cells) + " |");
        }
        Files.write(Project.TREE.resolve("target/reproduced-nights.md"), table);
        assertThat(nights).isNotEmpty();
    }
}
