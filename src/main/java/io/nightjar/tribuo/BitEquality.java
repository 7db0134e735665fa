package io.nightjar.tribuo;

import io.nightjar.scoring.ScoredBatch;
import java.util.Arrays;

/** Whether two scorers gave the same answers to the last bit. */
final class BitEquality {

    private BitEquality() {}

    static boolean of(ScoredBatch a, ScoredBatch b) {
        if (!Arrays.equals(a.columnsSeen(), b.columnsSeen()) || !Arrays.equals(a.uses(), b.uses())) {
            return false;
        }
        for (int row = 0; row < a.rows(); row++) {
            boolean rejected = a.isRejected(row) || b.isRejected(row);
            if (rejected ? !sameReject(a, b, row) : !sameAnswer(a, b, row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameReject(ScoredBatch a, ScoredBatch b, int row) {
        return a.isRejected(row) && b.isRejected(row) && a.reject(row).equals(b.reject(row));
    }

    private static boolean sameAnswer(ScoredBatch a, ScoredBatch b, int row) {
        for (int label = 0; label < a.scores().length; label++) {
            long bitsOfA = Double.doubleToRawLongBits(a.scores()[label][row]);
            if (bitsOfA != Double.doubleToRawLongBits(b.scores()[label][row])) {
                return false;
            }
        }
        return a.prediction()[row] == b.prediction()[row];
    }
}
