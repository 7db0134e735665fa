package io.nightjar.tribuo;

import java.util.Arrays;
import org.tribuo.ImmutableFeatureMap;

/** What transformations make of the features of a model: of those that are there or not, and of numbers. */
final class FeatureValues {
    private final ImmutableFeatureMap known;
    private final Transforms transforms;
    private final double[] present;
    private final double[] absent;

    FeatureValues(ImmutableFeatureMap known, Transforms transforms) {
        this.known = known;
        this.transforms = transforms;
        this.present = new double[transforms.isEmpty() ? 0 : known.size()];
        this.absent = present.clone();
        for (int id = 0; id < present.length; id++) {
            String name = known.get(id).getName();
            present[id] = transforms.ofPresent(name, 1);
            absent[id] = transforms.ofAbsent(name);
        }
    }

    ImmutableFeatureMap known() {
        return known;
    }

    Transforms transforms() {
        return transforms;
    }

    /** By feature id, of a feature that a row has not; empty where nothing is transformed. */
    double[] absent() {
        return absent;
    }

    /**
     * The features of which a row has at most one.
     *
     * @throws NotCompiled where a transformation makes NaN of one, for which Tribuo would refuse each row that has it
     */
    IdSlot slot(String column, int[] ids) throws NotCompiled {
        int[] sorted = Arrays.stream(ids).sorted().toArray();
        if (transforms.isEmpty()) {
            return new IdSlot(sorted, IdTerms::new);
        }
        boolean filled = isFilled(column, sorted);
        for (int id : sorted) {
            refuseNaN(column, present[id]);
        }
        return new IdSlot(
                sorted,
                filled
                        ? rows -> new FilledTerms(sorted, (row, id) -> rows[row] == id ? present[id] : absent[id])
                        : rows -> new ValuedIdTerms(rows, present));
    }

    /** Whether a row that lacks one of these features adds something for it all the same. */
    boolean isFilled(String column, int[] ids) throws NotCompiled {
        boolean filled = false;
        for (int id : ids) {
            if (!transforms.isEmpty()) {
                refuseNaN(column, absent[id]);
                filled |= absent[id] != 0;
            }
        }
        return filled;
    }

    private static void refuseNaN(String column, double value) throws NotCompiled {
        if (Double.isNaN(value)) {
            throw new NotCompiled("a transformation makes NaN of a feature of column '" + column + "'");
        }
    }
}
