package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads a run's log gets the lines that he asks for, as text and as JSON. */
class RunLogTest {
    private static final List<String> TEXT = List.of(
            "2001-05-09T07:10:00Z INFO  [main run=aaaa11112222] run: stage score",
            "2001-05-09T07:10:01Z INFO  [split-1 run=aaaa11112222 split=0] split: begins",
            "2001-05-09T07:10:01Z INFO  [split-2 run=aaaa11112222 split=10] split: begins",
            "2001-05-09T07:10:02Z ERROR [split-2 run=aaaa11112222 split=10] split: failed",
            "java.io.IOException: broken",
            "\tat some.Place",
            "2001-05-09T07:10:03Z WARN  [main run=aaaa11112222] run: odd");
    private static final List<String> JSON = List.of(
            "{\"time\":\"2001-05-09T07:10:00Z\",\"level\":\"INFO\",\"run\":\"a\",\"message\":\"stage\"}",
            "{\"time\":\"2001-05-09T07:10:01Z\",\"level\":\"INFO\",\"run\":\"a\",\"split\":1,\"message\":\"begins\"}",
            "{\"time\":\"2001-05-09T07:10:02Z\",\"level\":\"ERROR\",\"run\":\"a\",\"split\":1,\"message\":\"failed\"}");

    @TempDir
    Path folder;

    @Test
    void aSplitsLinesAreThoseOfThatSplitWithTheirTraces() {
        assertThat(filter(10, LogFilter.Only.ALL).whole(TEXT)).isEqualTo(TEXT.subList(2, 6));
        assertThat(filter(1, LogFilter.Only.ALL).whole(TEXT)).isEmpty();
        assertThat(filter(1, LogFilter.Only.ALL).whole(JSON)).isEqualTo(JSON.subList(1, 3));
    }

    @Test
    void whatFailedIsErrorsWarningsAndAllOfTheSplitsThatFailed() {
        assertThat(failed().whole(TEXT)).isEqualTo(TEXT.subList(2, 7));
        assertThat(failed().whole(JSON)).isEqualTo(JSON.subList(1, 3));
    }

    @Test
    void whileARunIsFollowedASplitIsShownFromItsBeginningWhenItFails() {
        LogFilter failed = failed();
        assertThat(failed.next(TEXT.subList(0, 3))).isEmpty();
        assertThat(failed.next(TEXT.subList(3, 4))).isEqualTo(TEXT.subList(2, 4));
        assertThat(failed.next(TEXT.subList(4, 6)))
                .as("the rest of its stack trace")
                .isEqualTo(TEXT.subList(4, 6));
    }

    @Test
    void everyLineIsShownWhereNobodyAsksForLess() {
        assertThat(new LogFilter(Optional.empty(), LogFilter.Only.ALL).whole(TEXT))
                .isEqualTo(TEXT);
    }

    @Test
    void followingHandsOnWholeLinesUntilTheRunIsOverAndReadsToItsEnd() throws IOException {
        Path log = Files.writeString(folder.resolve("run.log"), "one\ntw");
        Iterator<String> added = List.of("o\nthr", "ee\n").iterator();
        List<String> heard = new ArrayList<>();
        new LogFollow(log, () -> !added.hasNext(), () -> {
                    try {
                        Files.writeString(log, added.next(), StandardOpenOption.APPEND);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .each(heard::addAll);
        assertThat(heard).containsExactly("one", "two", "three");
    }

    @Test
    void theCommandFiltersAndEndsByItselfWhereTheRunIsOver() {
        Shell shell = new Shell(folder);
        RecordedNights.write(shell);
        shell.write("state/logs/aaaa11112222.log", String.join("\n", TEXT) + "\n");

        assertThat(shell.run("logs", "aaaa", "--split", "0").lines()).containsExactly(TEXT.get(1));
        assertThat(shell.run("logs", "aaaa", "--failed").lines()).isEqualTo(TEXT.subList(2, 7));
        assertThat(shell.run("logs", "aaaa", "--follow").lines()).isEqualTo(TEXT);
        assertThat(shell.run("logs", "aaaa", "--follow", "--failed", "--split", "7"))
                .satisfies(ended -> assertThat(ended.out()).isEmpty())
                .satisfies(ended -> assertThat(ended.err())
                        .contains("has no error or warning of split 7. All of it: ", "logs aaaa"));
    }

    private static LogFilter failed() {
        return new LogFilter(Optional.empty(), LogFilter.Only.FAILED);
    }

    private static LogFilter filter(int split, LogFilter.Only only) {
        return new LogFilter(Optional.of(split), only);
    }
}
