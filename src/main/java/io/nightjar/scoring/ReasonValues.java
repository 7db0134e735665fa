package io.nightjar.scoring;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
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
    private static final int SEEN_BITS = 10;
    private static final int SEEN = 1 << SEEN_BITS;
    /** 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final ValueWords[] words;
    private final ColumnVector[] vectors;
    private final int[][] byCode;
    private final long[][] seen;
    private final int[][] codeOfSeen;
    private final int rows;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** @param withheld columns of which no value is shown */
    ReasonValues(List<ExplainedFeature> features, Set<String> withheld, RowBatch batch) {
        this.rows = batch.rows();
        this.words = new ValueWords[features.size()];
        this.vectors = new ColumnVector[features.size()];
        this.byCode = new int[features.size()][];
        this.seen = new long[features.size()][];
        this.codeOfSeen = new int[features.size()][];
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
        return codeOfNumber(feature, vector, row);
    }

    /** Writing a number takes longer than all else of a reason: those seen lately are remembered by their bits. */
    private int codeOfNumber(int feature, ColumnVector vector, int row) {
        long bits = vector instanceof DoubleVector doubles
                ? Double.doubleToRawLongBits(doubles.value(row))
                : ((LongVector) vector).value(row);
        if (seen[feature] == null) {
            seen[feature] = new long[SEEN];
            codeOfSeen[feature] = new int[SEEN];
            Arrays.fill(codeOfSeen[feature], NOT_LOOKED_UP);
        }
        int place = (int) ((bits * SPREAD) >>> (Long.SIZE - SEEN_BITS));
        if (codeOfSeen[feature][place] == NOT_LOOKED_UP || seen[feature][place] != bits) {
            codeOfSeen[feature][place] = codeOf(words[feature].text(vector, row));
            seen[feature][place] = bits;
        }
        return codeOfSeen[feature][place];
    }

    private int codeOf(String text) {
        return codes.computeIfAbsent(text, fresh -> {
            texts.add(fresh);
            return texts.size() - 1;
        });
    }
}
