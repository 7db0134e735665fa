package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.StringVector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;

/** A text as tokens, found by the pipeline's own processor; each dictionary entry is taken apart once. */
final class CompiledText implements CompiledColumn {
    private static final Tokens MISSING = new Tokens(ValueState.MISSING, new int[0], new double[0]);

    private final String name;
    private final int[] featureIds;
    private final Categories idOf;
    private final FieldProcessor processor;
    private final FeatureValues features;
    private final boolean isFilled;
    private final PerDictionary<@Nullable Tokens[]> tokens = new PerDictionary<>(Tokens[]::new);

    /**
     * @param idOf feature ids by token
     * @param processor gives no feature twice for one text
     */
    CompiledText(String name, Map<String, Integer> idOf, FieldProcessor processor, FeatureValues features)
            throws NotCompiled {
        this.name = name;
        this.featureIds =
                idOf.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        this.idOf = new Categories(idOf);
        this.processor = processor;
        this.features = features;
        this.isFilled = features.isFilled(name, featureIds);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int[][] slotIds() {
        return new int[][] {featureIds};
    }

    @Override
    public ColumnReading read(ColumnVector vector, BatchRoom room) {
        StringVector texts = (StringVector) vector;
        @Nullable Tokens[] entries = tokens.of(texts.dictionary());
        Tokens[] ofRow = new Tokens[vector.size()];
        OddValues odd = room.odd();
        IntStream.Builder refused = IntStream.builder();
        for (int row = 0; row < ofRow.length; row++) {
            Tokens entry = MISSING;
            if (!vector.isNull(row)) {
                int code = texts.codes()[row];
                Tokens found = entries[code];
                entry = found == null ? takeApart(texts.dictionary()[code]) : found;
                entries[code] = entry;
            }
            ofRow[row] = entry;
            odd.add(row, entry.state());
            if (entry.isRefused()) {
                refused.add(row);
            }
        }
        Terms terms = isFilled
                ? new FilledTerms(featureIds, (row, id) -> ofRow[row].value(id, features.absent()[id]))
                : new TokenTerms(ofRow);
        return new ColumnReading(odd, List.of(terms), refused.build().toArray());
    }

    private Tokens takeApart(String text) {
        if (ValueText.isBlank(text)) {
            return MISSING;
        }
        List<ColumnarFeature> found = processor.process(text.replace('\n', ' ').trim());
        // Features come in no order: an id, and where it stands, in one number.
        long[] places = new long[found.size()];
        int count = 0;
        for (int place = 0; place < places.length; place++) {
            int id = idOf.idOfName(found.get(place).getColumnEntry());
            if (id >= 0) {
                places[count++] = ((long) id << Integer.SIZE) | place;
            }
        }
        Arrays.sort(places, 0, count);
        int[] ids = new int[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            ids[i] = (int) (places[i] >>> Integer.SIZE);
            values[i] = present(found.get((int) places[i]));
        }
        return new Tokens(count == 0 ? ValueState.UNKNOWN : ValueState.KNOWN, ids, values);
    }

    private double present(ColumnarFeature feature) {
        return features.transforms().isEmpty()
                ? feature.getValue()
                : features.transforms().ofPresent(feature.getName(), feature.getValue());
    }
}
