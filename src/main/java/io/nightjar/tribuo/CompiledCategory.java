package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.StringVector;
import java.util.Arrays;
import java.util.Map;

/** A text as a category; each dictionary entry is looked up once. */
final class CompiledCategory implements CompiledColumn {
    private static final int NOT_LOOKED_UP = -3;

    private final String name;
    private final Categories categories;
    private final IdSlot slot;
    private final PerDictionary<int[]> ids = new PerDictionary<>(CompiledCategory::notLookedUp);

    /**
     * @param idOf feature ids by category, trimmed as Tribuo trims
     * @param slot of those ids
     */
    CompiledCategory(String name, Map<String, Integer> idOf, IdSlot slot) {
        this.name = name;
        this.categories = new Categories(idOf);
        this.slot = slot;
    }

    private static int[] notLookedUp(int entries) {
        int[] ids = new int[entries];
        Arrays.fill(ids, NOT_LOOKED_UP);
        return ids;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int[][] slotIds() {
        return new int[][] {slot.ids()};
    }

    @Override
    public ColumnReading read(ColumnVector vector, BatchRoom room) {
        StringVector texts = (StringVector) vector;
        String[] dictionary = texts.dictionary();
        int[] codes = texts.codes();
        boolean[] nulls = texts.nulls();
        int[] entries = ids.of(dictionary);
        int[] ofRow = room.ints();
        OddValues odd = room.odd();
        for (int row = 0; row < ofRow.length; row++) {
            int id = Categories.MISSING;
            if (nulls.length == 0 || !nulls[row]) {
                int code = codes[row];
                id = entries[code];
                if (id == NOT_LOOKED_UP) {
                    id = categories.idOf(dictionary[code]);
                    entries[code] = id;
                }
            }
            ofRow[row] = id;
            if (id < 0) {
                odd.add(row, id == Categories.MISSING ? ValueState.MISSING : ValueState.UNKNOWN);
            }
        }
        return ColumnReading.of(odd, slot.terms(ofRow));
    }
}
