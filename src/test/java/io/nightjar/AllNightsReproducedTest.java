package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every night of a folder of flights, published and made again with 1, 2 and 8 threads:
 * {@code mvn test -Dtest=AllNightsReproducedTest -Dnightjar.reproduce=data/flights}.
 */
class AllNightsReproducedTest {
    @TempDir
    Path folder;

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
        Project project = new Project(folder);
        for (Path night : nights) {
            String date = night.getFileName().toString().substring("date=".length());
            try (Stream<Path> files = Files.list(night)) {
                files.filter(file -> file.toString().endsWith(".parquet"))
                        .forEach(file -> project.copy(file, "data/flights/date=" + date + "/" + file.getFileName()));
            }
            Ended run = project.night(date);
            assertThat(run.exit()).as(run.all()).isIn(0, 10);
            for (String threads : List.of("1", "2", "8")) {
                Ended again = project.run("reproduce", Project.JOB + "@" + date, "--set", "scoring.threads=" + threads);
                assertThat(again.exit()).as(again.all()).isZero();
                assertThat(again.out()).contains("SAME");
            }
        }
        assertThat(nights).isNotEmpty();
    }
}
