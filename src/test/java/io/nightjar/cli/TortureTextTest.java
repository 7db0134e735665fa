package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.Console.Terminal;
import io.nightjar.torture.Restart;
import io.nightjar.torture.TortureReport;
import io.nightjar.torture.Trial;
import io.nightjar.torture.Trial.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TortureTextTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void whatRestartsTookIsToldByWhatWasLeftBesideAnUndisturbedNight() {
        print(new Restart(30, 40, 9), new Restart(0, 40, 4), new Restart(9, 40, 5), new Restart(0, 40, 3));

        assertThat(printed())
                .contains(
                        "splits left to a restart  restarts  seconds on average  of an undisturbed night",
                        "none                             2                 3.5                     35 %",
                        "up to 25 %                       1                 5.0                     50 %",
                        "up to 75 %                       1                 9.0                     90 %",
                        "all, undisturbed                                  10.0                    100 %",
                        "from restart to published: 3.0 s with 0 of 40 splits left, 9.0 s with 30 left;"
                                + " an undisturbed night, with all of them to score: 10.0 s",
                        "all held: 4 trials, 0 violations; another process read the whole table 7 times");
    }

    @Test
    void whereNothingWasResumedNothingIsSaidOfRestarts() {
        print();

        assertThat(printed()).noneMatch(line -> line.contains("restart"));
    }

    private void print(Restart... restarts) {
        List<Trial> trials = Stream.of(restarts)
                .map(restart ->
                        new Trial(Kind.KILLED, "scoring", "killed", List.of(), Optional.of(restart), Optional.empty()))
                .toList();
        Console console =
                new Console(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, new Terminal(false, false));
        new TortureText(console).print(new TortureReport(1000, List.of(), trials, 7, List.of(), 10, 6));
    }

    private List<String> printed() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
