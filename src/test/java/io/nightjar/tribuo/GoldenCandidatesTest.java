package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.RowBatch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoldenCandidatesTest {
    private static final List<Double> EDGES =
            List.of(0.0, -0.0, 0.1, Double.MIN_VALUE, 1e300, Double.NaN, Double.POSITIVE_INFINITY);

    private static RowBatch rows(int columns) {
        List<FeatureColumn> numbers = IntStream.range(0, columns)
                .mapToObj(i -> new FeatureColumn("x" + i, ColumnType.DOUBLE, List.of(Kind.NUMBER)))
                .toList();
        return new GoldenCandidates(numbers, List.of(), 0).rows();
    }

    @Test
    void aNarrowModelHasARowForEachEdgeOfEachColumn() {
        assertThat(rows(8).rows()).isEqualTo(1 + 8 * (1 + EDGES.size()));
    }

    @Test
    void aWideModelHasNoMoreRowsThanOneOfEightColumns() {
        assertThat(rows(2000).rows()).isEqualTo(rows(8).rows());
    }

    @Test
    void eachColumnOfAWideModelIsAtEachOfItsEdgesInSomeRow() {
        RowBatch rows = rows(77);
        for (int column = 0; column < 77; column++) {
            DoubleVector vector = (DoubleVector) rows.vector(column);
            Set<Double> seen = new HashSet<>();
            for (int row = 0; row < rows.rows(); row++) {
                if (!vector.isNull(row)) {
                    seen.add(vector.value(row));
                }
            }
            assertThat(seen).as("column %d", column).containsAll(EDGES);
        }
    }
}
