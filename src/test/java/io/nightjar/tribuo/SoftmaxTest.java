package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribuo.math.util.ExpNormalizer;

class SoftmaxTest {
    private static final long SEED = Long.getLong("nightjar.seed", 20010508);
    private static final int ROWS = 200_000;
    private static final double[] EDGES = {
        0.0,
        -0.0,
        1,
        Double.MIN_VALUE,
        5e-17,
        745,
        746,
        1e308,
        -1e308,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    @Test
    void oneExpForTwoClassesGivesTribuosBits() {
        Random random = new Random(SEED);
        double[][] sums = new double[2][ROWS];
        for (int row = 0; row < ROWS; row++) {
            sums[0][row] = any(random);
            // Near ones too: the lesser of two may round to the same probability as the greater.
            sums[1][row] = random.nextInt(10) == 0 ? Math.nextUp(sums[0][row]) : any(random);
        }
        double[][] scores = {sums[0].clone(), sums[1].clone()};
        int[] prediction = new int[ROWS];

        new Softmax().apply(new Answers(scores, prediction), 0, ROWS);

        assertThat(scores[0]).contains(Double.NaN);
        for (int row = 0; row < ROWS; row++) {
            double[] expected = new ExpNormalizer().normalize(new double[] {sums[0][row], sums[1][row]});
            if (Double.isNaN(expected[0])) {
                assertThat(scores[0][row]).isNaN();
                assertThat(prediction[row]).isEqualTo(-1);
                continue;
            }
            boolean same = Double.doubleToRawLongBits(scores[0][row]) == Double.doubleToRawLongBits(expected[0])
                    && Double.doubleToRawLongBits(scores[1][row]) == Double.doubleToRawLongBits(expected[1])
                    && prediction[row] == (expected[1] > expected[0] ? 1 : 0);
            assertThat(same)
                    .as("sums %s and %s, seed %d", sums[0][row], sums[1][row], SEED)
                    .isTrue();
        }
    }

    private static double any(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)];
            case 1 -> random.nextGaussian() * 300;
            default -> random.nextGaussian() * 3;
        };
    }
}
