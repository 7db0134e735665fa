package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** {@code status --expect} and {@code --write}, from outside. */
class ExpectCommandTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void project() {
        shell = new Shell(folder);
        RecordedNights.write(shell);
    }

    @Test
    void aPublishedDateIsAYesAndAFailedOneANoThatSaysWhy() {
        Ended yes = shell.run("status", "--expect", "small=2001-05-07");
        Ended no = shell.run("status", "--expect", "small=2001-05-07", "--expect", "small=yesterday");

        assertThat(yes.exit()).isZero();
        assertThat(yes.lines())
                .containsExactly(
                        "answer  night             by  why",
                        "yes     small@2001-05-07  -   published 2001-05-08 03:10:00 -04:00");
        assertThat(no.exit()).isEqualTo(1);
        assertThat(no.lines().get(2))
                .isEqualTo(
                        "no      small@2001-05-08  -   failed, run bbbb33334444, NJ-INPUT-MISSING: there is no folder"
                                + " data/in/date=2001-05-08");
    }

    @Test
    void beforeTheTimeNamedNothingIsAFailureYet() {
        String[] question = {"status", "--expect", "small=2001-05-08", "--by", "06:00"};
        Ended before = shell.run(question);
        shell.now = Instant.parse("2001-05-09T10:00:00Z");
        Ended after = shell.run(question);

        assertThat(before.exit()).isZero();
        assertThat(before.lines().get(1)).startsWith("not yet  small@2001-05-08  2001-05-09 06:00:00 -04:00  failed");
        assertThat(after.exit()).isEqualTo(1);
    }

    @Test
    void theFilesAnswerWithoutTheLedger() throws IOException {
        assertThat(shell.run("status", "--write").lines()).containsExactly("wrote output/small/_status.json");
        Files.delete(folder.resolve("state/ledger.mv.db"));

        assertThat(shell.run("status", "--files", "--expect", "small=2001-05-07")
                        .exit())
                .isZero();
        Ended no = shell.run("status", "--files", "--expect", "small=2001-05-08", "--json");
        assertThat(no.exit()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(no.out()).get(0).get("why").asString())
                .isEqualTo("failed, run bbbb33334444, NJ-INPUT-MISSING: there is no folder data/in/date=2001-05-08");
    }

    @Test
    void whatNobodyKnowsIsAWrongQuestion() {
        assertThat(shell.run("status", "--expect", "smal=2001-05-07").err())
                .startsWith("NJ-UNKNOWN-JOB  there is no job 'smal'; did you mean 'small'?");
        assertThat(shell.run("status", "--expect", "small").exit()).isEqualTo(2);
        assertThat(shell.run("status", "--expect", "small=soon").err()).contains("'soon' is not a date");
        assertThat(shell.run("status", "--expect", "small=2001-05-07", "--by", "six")
                        .err())
                .contains("--by 'six' is not a time of day");
        assertThat(shell.run("status", "--by", "06:00").exit()).isEqualTo(2);
        assertThat(shell.run("status", "--write", "--expect", "small=2001-05-07")
                        .exit())
                .isEqualTo(2);
        assertThat(shell.run("status", "--files", "--expect", "small=2001-05-07")
                        .err())
                .contains("there is no output/small/_status.json");
    }
}
