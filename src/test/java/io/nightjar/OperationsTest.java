package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The night that docs/operations.md tells of: its commands, with what they really print. */
class OperationsTest {
    private static final Pattern TRANSCRIPT = Pattern.compile("(?m)^```console\\n([\\s\\S]*?)^```$");
    private static final String NIGHT = "data/flights/date=2001-05-08/";
    /** Within the header of the second file's page of destinations. */
    private static final int DAMAGED = 49_614;

    @TempDir
    Path folder;

    @Test
    void theOperatorsNightGoesAsItIsTold() throws IOException {
        Project project = new Project(folder);
        project.flights("2001-05-07");
        assertThat(project.night("2001-05-07").exit()).isZero();
        byte[] sent = damagedDelivery();
        Names told = new Names();
        Names printed = new Names();
        Matcher transcript = TRANSCRIPT.matcher(Files.readString(Project.TREE.resolve("docs/operations.md")));
        int commands = 0;
        while (transcript.find()) {
            for (String step : transcript.group(1).split("(?m)^\\$ ")) {
                if (step.startsWith("rsync ")) {
                    deliver(sent);
                } else if (!step.isEmpty()) {
                    commands++;
                    String command = step.lines().findFirst().orElseThrow();
                    String[] words = command.replace("./nightjar ", "").split(" ");
                    Ended ended = project.run(words);
                    String expected = step.substring(command.length() + 1);
                    assertThat(printed.replacedIn(ended.err() + ended.out() + "exit " + ended.exit()))
                            .as(command)
                            .isEqualTo(told.replacedIn(expected));
                }
            }
        }
        assertThat(commands).isGreaterThan(5);
    }

    /** Two files, of which the second came damaged; gives what it should have been. */
    private byte[] damagedDelivery() throws IOException {
        String night = Project.TREE
                .resolve("data/flights/date=2001-05-08/flights_0.parquet")
                .toString();
        Files.createDirectories(folder.resolve(NIGHT));
        write("select * from '" + night + "' order by flight_id limit 9000", "flights_0.parquet");
        write("select * from '" + night + "' order by flight_id offset 9000", "flights_1.parquet");
        byte[] sent = Files.readAllBytes(folder.resolve(NIGHT + "flights_1.parquet"));
        byte[] damaged = sent.clone();
        Arrays.fill(damaged, DAMAGED, DAMAGED + 40, (byte) 0x5A);
        deliver(damaged);
        return sent;
    }

    private void write(String query, String file) {
        Project.duckWrites("copy (" + query + ") to '" + folder.resolve(NIGHT + file) + "' (format parquet)");
    }

    /** With the time that the file has where it comes from. */
    private void deliver(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(NIGHT + "flights_1.parquet"), bytes);
        Files.setLastModifiedTime(file, FileTime.fromMillis(989_290_000_000L));
    }

    /** Makes alike what differs from night to night: ids, times, and how wide they make a column. */
    private static final class Names {
        private static final List<Map.Entry<String, String>> ALIKE = List.of(
                Map.entry("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME"),
                Map.entry("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d\\d:\\d\\d", "TIME"),
                Map.entry("\\[split-\\d+", "[split-N"),
                Map.entry("(?m)^scored .* rows/s\\n", ""),
                Map.entry("\\d+(\\.\\d+)? (s|min)\\b", "SECONDS"),
                Map.entry("(?m) +$", ""),
                Map.entry("(\\S) +", "$1 "));

        private final Map<String, String> runs = new HashMap<>();

        String replacedIn(String text) {
            String alike = Pattern.compile("\\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\\d)[0-9a-f]{12}\\b")
                    .matcher(text)
                    .replaceAll(id -> runs.computeIfAbsent(id.group(), any -> "RUN" + runs.size()));
            for (Map.Entry<String, String> one : ALIKE) {
                alike = alike.replaceAll(one.getKey(), one.getValue());
            }
            return alike.strip();
        }
    }
}
