package io.nightjar.tribuo;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.StringVector;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;

/** A text as tokens, found by the pipeline's own processor; each dictionary entry is taken apart once. */
final class CompiledText implements CompiledColumn {
    private static final Tokens MISSING = new Tokens(ValueState.MISSING, new TreeMap<>());

    private final String name;
    private final int[] featureIds;
    private final FieldProcessor processor;
    private final FeatureValues features;
    private final boolean isFilled;
    private final PerDictionary<@Nullable Tokens[]> tokens = new PerDictionary<>(Tokens[]::new);

    /**
     * @param featureIds of every token, ascending
     * @param processor gives no feature twice for one text
     */
    CompiledText(String name, int[] featureIds, FieldProcessor processor, FeatureValues features) throws NotCompiled {
        this.name = name;
        this.featureIds = featureIds;
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
    public ColumnReading read(ColumnVector vector) {
        StringVector texts = (StringVector) vector;
        @Nullable Tokens[] entries = tokens.of(texts.dictionary());
        Tokens[] ofRow = new Tokens[vector.size()];
        OddValues odd = new OddValues();
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
        SortedMap<Integer, Double> found = new TreeMap<>();
        for (ColumnarFeature feature : processor.process(text.replace('\n', ' ').trim())) {
            int id = features.known().getID(feature.getName());
            if (id >= 0) {
                found.put(id, features.transforms().ofPresent(feature.getName(), feature.getValue()));
            }
        }
        return new Tokens(found.isEmpty() ? ValueState.UNKNOWN : ValueState.KNOWN, found);
    }
}
