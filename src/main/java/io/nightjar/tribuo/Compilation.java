package io.nightjar.tribuo;

import java.util.List;

/**
 * A whole model as arrays.
 *
 * @param sets feature sets that the members of the model look at; the first is the model's own
 * @param labels how many scores a row has
 */
record Compilation(CompiledModel model, List<FeatureSet> sets, int labels) {

    Compilation {
        sets = List.copyOf(sets);
    }

    /** In one phrase for people. */
    String describe() {
        int columns = sets.get(0).columns().size();
        return model.describe() + ", with a kernel for "
                + (columns == 1 ? "its one column" : "each of its " + columns + " columns");
    }
}
