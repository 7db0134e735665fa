package io.nightjar.bench;

import io.nightjar.bench.LinearModel.Term;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.StringVector;
import java.nio.DoubleBuffer;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Rows as dense vectors, one place a feature, in the order of Tribuo's ids: by name. */
final class DenseFeatures {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Term> terms;

    DenseFeatures(LinearModel model) {
        this.terms = model.terms();
        TreeSet<String> names = new TreeSet<>();
        for (Term term : terms) {
            term.weights().keySet().forEach(value -> names.add(name(term, value)));
        }
        for (String name : names) {
            places.put(name, places.size());
        }
    }

    int size() {
        return places.size();
    }

    private static String name(Term term, String value) {
        return switch (term.kind()) {
            case "hour", "weekday" -> term.column() + "@" + term.kind() + "=" + value;
            default -> term.column() + "@" + value;
        };
    }

    void fill(RowBatch batch, DoubleBuffer rows) {
        // Unset places must be 0; a heap array put as a whole is the fastest way to that.
        double[] zeros = new double[size()];
        for (int row = 0; row < batch.rows(); row++) {
            rows.put(zeros);
        }
        for (Term term : terms) {
            fill(term, batch.vector(term.column()), rows);
        }
    }

    private void fill(Term term, ColumnVector vector, DoubleBuffer rows) {
        switch (term.kind()) {
            case "number" -> {
                int place = places.get(name(term, "value"));
                for (int row = 0; row < vector.size(); row++) {
                    double value = vector instanceof DoubleVector doubles
                            ? doubles.value(row)
                            : ((LongVector) vector).value(row);
                    rows.put(row * size() + place, value / term.divideBy());
                }
            }
            case "category" -> {
                StringVector texts = (StringVector) vector;
                List<Integer> found = new ArrayList<>();
                for (String entry : texts.dictionary()) {
                    found.add(places.getOrDefault(name(term, entry), -1));
                }
                for (int row = 0; row < vector.size(); row++) {
                    set(rows, row, found.get(texts.codes()[row]));
                }
            }
            case "hour", "weekday" -> {
                int[] found = timePlaces(term);
                for (int row = 0; row < vector.size(); row++) {
                    long hours = Math.floorDiv(((LongVector) vector).value(row), 3_600_000_000L);
                    // The first of January 1970 was a Thursday.
                    long value = term.kind().equals("hour")
                            ? Math.floorMod(hours, 24L)
                            : Math.floorMod(Math.floorDiv(hours, 24L) + 3, 7L);
                    set(rows, row, found[(int) value]);
                }
            }
            default -> throw new IllegalArgumentException("no dense vector of " + term.kind());
        }
    }

    private int[] timePlaces(Term term) {
        int[] found = new int[24];
        for (int i = 0; i < found.length; i++) {
            String value = term.kind().equals("hour")
                    ? Integer.toString(i)
                    : DayOfWeek.of(i % 7 + 1).name();
            found[i] = places.getOrDefault(name(term, value), -1);
        }
        return found;
    }

    private void set(DoubleBuffer rows, int row, int place) {
        if (place >= 0) {
            rows.put(row * size() + place, 1);
        }
    }
}
