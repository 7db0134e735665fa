package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.table.ColumnType;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.StringVector;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnDigestTest {
    private static final long SEED = 11;
    private static final int ROWS = 1_000;

    private static double[] numbers() {
        return new Random(SEED).doubles(ROWS, -1, 1).toArray();
    }

    private static long digest(double[] values, int batch) {
        ColumnDigest digest = new ColumnDigest(ColumnType.DOUBLE);
        for (int from = 0; from < values.length; from += batch) {
            double[] rows = Arrays.copyOfRange(values, from, Math.min(values.length, from + batch));
            digest.add(new DoubleVector(rows, rows.length, new boolean[0]));
        }
        return digest.value();
    }

    @Test
    void isTheSameHoweverTheRowsAreCutIntoBatches() {
        assertThat(digest(numbers(), 7)).isEqualTo(digest(numbers(), ROWS)).isEqualTo(digest(numbers(), 1));
    }

    @Test
    void findsTwoRowsThatHaveChangedPlaces() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            double[] changed = numbers();
            int one = random.nextInt(ROWS);
            int other = (one + 1 + random.nextInt(ROWS - 1)) % ROWS;
            double kept = changed[one];
            changed[one] = changed[other];
            changed[other] = kept;
            assertThat(digest(changed, ROWS)).as("seed %d", SEED).isNotEqualTo(digest(numbers(), ROWS));
        }
    }

    /** The bits of two such changes add up to nothing where each counts by itself. */
    @Test
    void findsTheSameBitChangedInManyRows() {
        Random random = new Random(SEED);
        for (int bit = 0; bit < Long.SIZE; bit++) {
            for (int rows = 1; rows <= ROWS; rows *= 2) {
                double[] changed = numbers();
                int first = random.nextInt(ROWS - rows + 1);
                for (int row = first; row < first + rows; row++) {
                    changed[row] = Double.longBitsToDouble(Double.doubleToRawLongBits(changed[row]) ^ 1L << bit);
                }
                assertThat(digest(changed, ROWS))
                        .as("bit %d of %d rows, seed %d", bit, rows, SEED)
                        .isNotEqualTo(digest(numbers(), ROWS));
            }
        }
    }

    @Test
    void knowsTheTwoZerosApart() {
        assertThat(digest(new double[] {0.0, 0.0}, 2)).isNotEqualTo(digest(new double[] {-0.0, -0.0}, 2));
    }

    @Test
    void ofTextsDoesNotDependOnTheirDictionary() {
        ColumnDigest one = new ColumnDigest(ColumnType.STRING);
        one.add(new StringVector(new String[] {"a", "b"}, new int[] {0, 1, 1, 0}, 4, new boolean[0]));
        ColumnDigest other = new ColumnDigest(ColumnType.STRING);
        other.add(new StringVector(new String[] {"c", "b", "a"}, new int[] {2, 1}, 2, new boolean[0]));
        other.add(new StringVector(new String[] {"a", "b", "b"}, new int[] {2, 0}, 2, new boolean[0]));
        assertThat(one.value()).isEqualTo(other.value());
        other.add(new StringVector(new String[] {"a"}, new int[] {0}, 1, new boolean[0]));
        assertThat(one.value()).isNotEqualTo(other.value());
    }
}
