package io.nightjar.tribuo;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.Signature;
import io.nightjar.table.RowBatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** The feature columns of a model as arrays, in the order in which Tribuo adds. Safe for use by several threads. */
final class FeatureSet {
    private final List<CompiledColumn> columns;
    private final List<Place> places;

    private final Unseen unseen;

    private FeatureSet(List<CompiledColumn> columns, List<Place> places, Unseen unseen) {
        this.columns = List.copyOf(columns);
        this.places = List.copyOf(places);
        this.unseen = unseen;
    }

    /** What Tribuo does with a row in which the model knows nothing, though others may know something. */
    enum Unseen {
        ANSWERED,
        REFUSED
    }

    /** One slot of one column. */
    private record Place(int column, int slot) {}

    /** The lowest and the highest feature id in a place, -1 where there is none. */
    private record Range(Place place, int lowest, int highest) {}

    /** @throws NotCompiled where the features of two slots interleave, so that no order of slots is Tribuo's */
    static FeatureSet of(List<CompiledColumn> columns, FeatureValues values, Unseen unseen) throws NotCompiled {
        List<Range> ranges = new ArrayList<>();
        int held = 0;
        for (int column = 0; column < columns.size(); column++) {
            int[][] slots = columns.get(column).slotIds();
            for (int slot = 0; slot < slots.length; slot++) {
                int[] ids = slots[slot];
                held += ids.length;
                ranges.add(new Range(
                        new Place(column, slot),
                        ids.length == 0 ? -1 : ids[0],
                        ids.length == 0 ? -1 : ids[ids.length - 1]));
            }
        }
        if (values.transforms().fillsIn() && held < values.known().size()) {
            throw new NotCompiled("it fills in features that no column gives");
        }
        ranges.sort(Comparator.comparingInt(Range::lowest));
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).lowest() >= 0
                    && ranges.get(i).lowest() <= ranges.get(i - 1).highest()) {
                throw new NotCompiled("features of column '"
                        + columns.get(ranges.get(i).place().column()).name() + "' interleave with another's");
            }
        }
        return new FeatureSet(columns, ranges.stream().map(Range::place).toList(), unseen);
    }

    /** In the signature's order. */
    List<CompiledColumn> columns() {
        return columns;
    }

    /** What a batch's columns came to, in the signature's order. */
    List<ColumnReading> read(RowBatch batch, BatchRoom room) {
        List<ColumnReading> readings = new ArrayList<>(columns.size());
        for (CompiledColumn column : columns) {
            readings.add(column.read(batch.vector(column.name()), room));
        }
        return readings;
    }

    /** The rows of a batch that Tribuo refuses for what these columns came to. */
    BitSet refused(List<ColumnReading> readings, int rows) {
        BitSet refused = new BitSet();
        for (ColumnReading reading : readings) {
            for (int row : reading.refused()) {
                refused.set(row);
            }
        }
        if (unseen == Unseen.REFUSED) {
            int[] unknown = new int[rows];
            for (ColumnReading reading : readings) {
                OddValues odd = reading.odd();
                for (int i = 0; i < odd.count(); i++) {
                    unknown[odd.row(i)] += odd.state(i) == ValueState.PARTLY_KNOWN ? 0 : 1;
                }
            }
            for (int row = 0; row < rows; row++) {
                if (unknown[row] == columns.size()) {
                    refused.set(row);
                }
            }
        }
        return refused;
    }

    /** All slots' terms in the order of their feature ids: Tribuo adds in that order, and so the sums are its sums. */
    Terms[] terms(List<ColumnReading> readings) {
        Terms[] terms = new Terms[places.size()];
        for (int i = 0; i < terms.length; i++) {
            Place place = places.get(i);
            terms[i] = readings.get(place.column()).terms().get(place.slot());
        }
        return terms;
    }

    /** The feature ids of each of {@link #terms}. */
    int[][] slotIds() {
        return places.stream()
                .map(place -> columns.get(place.column()).slotIds()[place.slot()])
                .toArray(int[][]::new);
    }

    /** For each of {@link #terms}, the index of what it is of among the explained features of the signature. */
    int[] featureOf(Signature signature) {
        int[] first = new int[columns.size()];
        for (int column = 1; column < first.length; column++) {
            first[column] = first[column - 1]
                    + signature.features().get(column - 1).kinds().size();
        }
        return places.stream()
                .mapToInt(place ->
                        first[place.column()] + place(signature.features().get(place.column()), place.slot()))
                .toArray();
    }

    /** A time's hours come before its weekdays, however the signature names them. */
    private static int place(FeatureColumn column, int slot) {
        return column.kinds().size() == 1 ? 0 : column.kinds().indexOf(slot == 0 ? Kind.HOUR : Kind.WEEKDAY);
    }

    /** For each feature id, the index in {@link #terms} of the slot that may hold it; -1 where none does. */
    int[] termOf(int features) {
        int[] termOf = new int[features];
        java.util.Arrays.fill(termOf, -1);
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            for (int id : columns.get(place.column()).slotIds()[place.slot()]) {
                termOf[id] = i;
            }
        }
        return termOf;
    }
}
