package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import io.nightjar.error.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer who types what the README says, in its order. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?m)^( *)```(\\w*)\\n([\\s\\S]*?)^ *```$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path folder;

    @Test
    void everyCommandOfTheReadmeWorksInItsOrder() throws IOException {
        Project project = new Project(folder);
        for (String night : List.of("2001-05-08", "2001-05-09")) {
            project.flights(night);
        }
        project.delays("2001-05-08");
        shipments();
        int commands = 0;
        Matcher block = BLOCK.matcher(readme());
        while (block.find()) {
            String text = block.group(3).replaceAll("(?m)^" + block.group(1), "");
            if (block.group(2).equals("yaml") && text.startsWith("# jobs/")) {
                String name = text.lines().findFirst().orElseThrow().substring(2);
                Files.createDirectories(folder.resolve(name).getParent());
                Files.writeString(folder.resolve(name), text);
            }
            if (block.group(2).equals("sh")) {
                for (String line : text.lines().toList()) {
                    commands += type(project, line) ? 1 : 0;
                }
            }
        }
        assertThat(commands).as("commands that were typed").isGreaterThan(20);
        assertThat(folder.resolve("output/damage/date=2026-03-07/scores.parquet"))
                .exists();
    }

    @Test
    void itsExitCodesAreThePrograms() throws IOException {
        String readme = readme();
        for (ExitStatus status : ExitStatus.values()) {
            assertThat(readme).contains("\n| " + status.code() + " | ");
        }
    }

    /** False for a command that is not ours to try here. */
    private static boolean type(Project project, String line) {
        List<String> words = words(line);
        if (line.startsWith("duckdb -c ")) {
            assertThat(Project.duck(words.get(2).replaceAll("'(output|metrics)/", "'" + project.folder + "/$1/")))
                    .as(line)
                    .isNotEmpty();
            return true;
        }
        if (!line.startsWith("./nightjar ")) {
            assertThat(line).startsWith("mvn ");
            return false;
        }
        Ended ended = project.run(words.subList(1, words.size()).toArray(String[]::new));
        assertThat(ended.exit()).as("%s%n%s", line, ended.all()).isZero();
        return true;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line.replaceFirst("\\s+#.*", ""));
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        return words;
    }

    /** The table that the README speaks of. */
    private void shipments() throws IOException {
        for (int day = 1; day <= 7; day++) {
            Path partition = folder.resolve("data/shipments/day=2026030" + day);
            Files.createDirectories(partition);
            Project.duckWrites(
                    "copy (select " + day + " * 10000 + i as parcel, ['DHX', 'Post', 'Velo'][1 + i % 3] as carrier,"
                            + " 0.5 + (i * 37 % 100) / 5.0 as weight,"
                            + " timestamp '2026-03-0" + day + " 00:00:00' + to_minutes(i * 7 % 1440) as ready,"
                            + " cast(hash(i * 31 + " + day + ") % 10 < 1 + i % 3 as integer) as damaged"
                            + " from range(2000) t(i)) to '" + partition + "/parcels.parquet' (format parquet)");
        }
    }

    private static String readme() throws IOException {
        return Files.readString(Project.TREE.resolve("README.md"));
    }
}
