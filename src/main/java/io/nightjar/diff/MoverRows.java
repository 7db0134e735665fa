package io.nightjar.diff;

import io.nightjar.diff.KeyJoin.Pair;
import io.nightjar.diff.Mover.Reason;
import io.nightjar.scoring.ReasonColumns;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Looks a few rows up in both tables, to tell why they moved. */
final class MoverRows {
    private final RowScan scan;

    MoverRows(RowScan scan) {
        this.scan = scan;
    }

    private record Found(List<String> key, List<Reason> reasons) {}

    List<Mover> of(List<Pair> pairs, Side before, Side after, Keys keys) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        Map<Integer, Found> was = look(pairs, before, Pair::before, keys);
        Map<Integer, Found> is = look(pairs, after, Pair::after, keys);
        return pairs.stream()
                .map(pair -> new Mover(
                        found(is, pair.after()).key(),
                        pair.scoreBefore(),
                        pair.scoreAfter(),
                        found(was, pair.before()).reasons(),
                        found(is, pair.after()).reasons()))
                .toList();
    }

    private static Found found(Map<Integer, Found> rows, int row) {
        return Objects.requireNonNull(rows.get(row), "the row is in the table");
    }

    private Map<Integer, Found> look(List<Pair> pairs, Side side, ToIntFunction<Pair> place, Keys keys) {
        Set<Integer> wanted = pairs.stream().map(place::applyAsInt).collect(Collectors.toSet());
        int reasons = ReasonColumns.count(side.table().schema().columns());
        List<String> columns =
                new ArrayList<>(keys == Keys.SHOWN ? side.job().input().key() : List.of());
        for (int rank = 1; rank <= reasons; rank++) {
            columns.add("reason_" + rank + "_feature");
            columns.add("reason_" + rank + "_contribution");
        }
        Map<Integer, Found> found = new HashMap<>();
        if (columns.isEmpty()) {
            wanted.forEach(row -> found.put(row, new Found(List.of(), List.of())));
            return found;
        }
        scan.forEach(List.of(side.table()), columns, (batch, first) -> {
            for (int row = 0; row < batch.rows(); row++) {
                if (wanted.contains(first + row)) {
                    found.put(first + row, found(batch, row, columns.size() - 2 * reasons, reasons));
                }
            }
        });
        return found;
    }

    private static Found found(RowBatch batch, int row, int keyColumns, int reasons) {
        List<String> key = new ArrayList<>();
        for (int column = 0; column < keyColumns; column++) {
            key.add(text(batch.vector(column), row));
        }
        List<Reason> told = new ArrayList<>();
        for (int reason = 0; reason < reasons; reason++) {
            int column = keyColumns + 2 * reason;
            told.add(new Reason(text(batch.vector(column), row), ((DoubleVector) batch.vector(column + 1)).value(row)));
        }
        return new Found(key, told);
    }

    private static String text(ColumnVector vector, int row) {
        if (vector instanceof LongVector longs) {
            return String.valueOf(longs.value(row));
        }
        if (vector instanceof DoubleVector doubles) {
            return String.valueOf(doubles.value(row));
        }
        return vector instanceof StringVector strings ? strings.value(row) : "";
    }
}
