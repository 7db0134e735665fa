package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.StringVector;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;

/** A text as tokens, found by the pipeline's own processor; each dictionary entry is taken apart once. */
final class CompiledText implements CompiledColumn {
    private static final Tokens MISSING = new Tokens(ValueState.MISSING, new TreeMap<>());

    private final String name;
    private final int[] featureIds;
    private final FieldProcessor processor;
    private final ImmutableFeatureMap known;
    private final PerDictionary<@Nullable Tokens[]> tokens = new PerDictionary<>(Tokens[]::new);

    /**
     * @param featureIds of every token
     * @param processor gives no feature twice for one text
     */
    CompiledText(String name, int[] featureIds, FieldProcessor processor, ImmutableFeatureMap known) {
        this.name = name;
        this.featureIds = featureIds;
        this.processor = processor;
        this.known = known;
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
    public ColumnReading read(ColumnVector vector) {
        StringVector texts = (StringVector) vector;
        @Nullable Tokens[] entries = tokens.of(texts.dictionary());
        Tokens[] ofRow = new Tokens[vector.size()];
        OddValues odd = new OddValues();
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
        }
        return ColumnReading.of(odd, new Terms.OfTokens(ofRow));
    }

    private Tokens takeApart(String text) {
        if (ValueText.isBlank(text)) {
            return MISSING;
        }
        SortedMap<Integer, Double> features = new TreeMap<>();
        for (ColumnarFeature feature : processor.process(text.replace('\n', ' ').trim())) {
            int id = known.getID(feature.getName());
            if (id >= 0) {
                features.put(id, feature.getValue());
            }
        }
        return new Tokens(features.isEmpty() ? ValueState.UNKNOWN : ValueState.KNOWN, features);
    }
}
