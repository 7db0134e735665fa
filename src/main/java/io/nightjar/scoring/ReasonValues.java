package io.nightjar.scoring;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values of one batch that are shown as reasons, as texts. For one thread. */
final class ReasonValues {
    private static final int NOT_LOOKED_UP = -2;
    private static final int NONE = -1;

    private final ValueWords[] words;
    private final ColumnVector[] vectors;
    private final int[][] byCode;
    private final int rows;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** @param withheld columns of which no value is shown */
    ReasonValues(List<ExplainedFeature> features, Set<String> withheld, RowBatch batch) {
        this.rows = batch.rows();
        this.words = new ValueWords[features.size()];
        this.vectors = new ColumnVector[features.size()];
        this.byCode = new int[features.size()][];
        for (int i = 0; i < words.length; i++) {
            ExplainedFeature feature = features.get(i);
            vectors[i] = batch.vector(feature.column());
            words[i] = withheld.contains(feature.column())
                    ? ValueWords.WITHHELD
                    : ValueWords.of(
                            feature,
                            batch.schema().find(feature.column()).orElseThrow().type());
            byCode[i] = new int[vectors[i] instanceof StringVector entries ? entries.dictionary().length : 0];
            Arrays.fill(byCode[i], NOT_LOOKED_UP);
        }
    }

    /** @param ofRow index of a feature, by row */
    StringVector of(int[] ofRow) {
        int[] shown = new int[rows];
        boolean[] nulls = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            int code = code(ofRow[row], row);
            nulls[row] = code == NONE;
            shown[row] = Math.max(code, 0);
        }
        if (texts.isEmpty()) {
            texts.add("");
        }
        return new StringVector(texts.toArray(String[]::new), 0, shown, rows, nulls);
    }

    private int code(int feature, int row) {
        ColumnVector vector = vectors[feature];
        if (words[feature] == ValueWords.WITHHELD || vector.isNull(row)) {
            return NONE;
        }
        if (vector instanceof StringVector entries) {
            int entry = entries.codes()[row];
            if (byCode[feature][entry] == NOT_LOOKED_UP) {
                byCode[feature][entry] = codeOf(words[feature].text(vector, row));
            }
            return byCode[feature][entry];
        }
        return codeOf(words[feature].text(vector, row));
    }

    private int codeOf(String text) {
        return codes.computeIfAbsent(text, fresh -> {
            texts.add(fresh);
            return texts.size() - 1;
        });
    }
}
