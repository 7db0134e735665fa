package io.nightjar.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoredRowsTest {
    private record Row(double score, int tag) {}

    @ParameterizedTest
    @ValueSource(ints = {7, 64, 100_000})
    void rowsComeInTheOrderOfTheirScoresHoweverTheyAreCutIntoRuns(int runRows) {
        Random random = new Random(11);
        List<Row> rows = new ArrayList<>();
        ScoredRows sorted = new ScoredRows(runRows);
        for (int i = 0; i < 5000; i++) {
            double score =
                    switch (i % 5) {
                        case 0 -> random.nextInt(20) / 20.0;
                        case 1 -> -random.nextDouble();
                        case 2 -> random.nextGaussian() * 1e300;
                        case 3 -> random.nextBoolean() ? -0.0 : 0.0;
                        default -> Math.exp(-600 * random.nextDouble());
                    };
            rows.add(new Row(score + 0.0, i));
            sorted.add(score, i);
        }

        List<Row> seen = new ArrayList<>();
        sorted.forEach((score, tag) -> seen.add(new Row(score, tag)));

        assertThat(seen.stream().map(Row::score))
                .containsExactlyElementsOf(
                        rows.stream().map(Row::score).sorted().toList());
        assertThat(seen.stream().sorted(Comparator.comparingInt(Row::tag))).containsExactlyElementsOf(rows);
    }
}
