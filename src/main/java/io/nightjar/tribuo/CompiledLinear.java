package io.nightjar.tribuo;

import io.nightjar.tribuo.LinearCompiler.NotCompiled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A linear model as arrays. Immutable. */
final class CompiledLinear {
    private final List<CompiledColumn> columns;
    private final List<Place> places;
    private final double[][] weights;

    private CompiledLinear(List<CompiledColumn> columns, List<Place> places, double[][] weights) {
        this.columns = List.copyOf(columns);
        this.places = List.copyOf(places);
        this.weights = weights;
    }

    /** In the signature's order. */
    List<CompiledColumn> columns() {
        return columns;
    }

    /** All slots in the order of their feature ids: Tribuo adds in that order, and so the sums are its sums. */
    List<Place> places() {
        return places;
    }

    /** By class and feature id, the bias last: read only. */
    double[][] weights() {
        return weights;
    }

    /** In one phrase for people. */
    String describe() {
        return "a linear model of " + weights.length + " classes, with a kernel for "
                + (columns.size() == 1 ? "its one column" : "each of its " + columns.size() + " columns");
    }

    /** One slot of one column. */
    record Place(int column, int slot) {}

    private record Range(Place place, int lowest, int highest) {}

    /** @throws NotCompiled where the features of two slots interleave, so that no order of slots is Tribuo's */
    static CompiledLinear of(List<CompiledColumn> columns, double[][] weights) throws NotCompiled {
        List<Range> ranges = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int[][] slots = columns.get(column).slotIds();
            for (int slot = 0; slot < slots.length; slot++) {
                ranges.add(new Range(
                        new Place(column, slot),
                        IntStream.of(slots[slot]).min().orElse(-1),
                        IntStream.of(slots[slot]).max().orElse(-1)));
            }
        }
        ranges.sort(Comparator.comparingInt(Range::lowest));
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).lowest() >= 0
                    && ranges.get(i).lowest() <= ranges.get(i - 1).highest()) {
                throw new NotCompiled("features of column '"
                        + columns.get(ranges.get(i).place().column()).name() + "' interleave with another's");
            }
        }
        return new CompiledLinear(columns, ranges.stream().map(Range::place).toList(), weights);
    }
}
