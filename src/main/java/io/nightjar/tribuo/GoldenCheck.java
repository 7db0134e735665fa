package io.nightjar.tribuo;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.GoldenRows;
import io.nightjar.model.GoldenRows.Answer;
import io.nightjar.model.GoldenRows.Rejected;
import io.nightjar.model.GoldenRows.Scored;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.Platform;
import io.nightjar.table.RowBatch;
import java.util.List;
import java.util.Optional;

/**
 * Whether a model still gives the answers that it gave when it was trained: margins to the last bit everywhere, scores
 * to the last bit on the platform that made them and within 2 ulp elsewhere, since {@code Math.exp} may differ there.
 */
final class GoldenCheck {
    private static final int ELSEWHERE_ULPS = 2;

    private final ModelBundle bundle;
    private final Optional<GoldenRows> golden;
    private boolean bitExact = true;

    /** @throws NightjarException MODEL_UNREADABLE or MODEL_GOLDEN_ROWS where the part is not what it should be */
    GoldenCheck(ModelBundle bundle) {
        this.bundle = bundle;
        byte[] part = bundle.parts().get(GoldenRows.PART);
        this.golden = part == null
                ? Optional.empty()
                : Optional.of(read(part)).filter(rows -> !rows.answers().isEmpty());
    }

    /** The rows without their answers; empty where the bundle has none. */
    Optional<RowBatch> rows() {
        return golden.map(GoldenRows::rows);
    }

    /**
     * How far the answers agreed: {@code bit-exact}, {@code within 2 ulp}, or {@code none} where there are no rows.
     *
     * @param found to {@link #rows}
     * @throws NightjarException MODEL_GOLDEN_ROWS, naming row and figure
     */
    String check(List<Answer> found) {
        if (golden.isEmpty()) {
            return "none";
        }
        List<Answer> expected = golden.get().answers();
        for (int row = 0; row < found.size(); row++) {
            compare(row, expected.get(row), found.get(row));
        }
        return bitExact ? "bit-exact" : "within 2 ulp";
    }

    private GoldenRows read(byte[] part) {
        GoldenRows read;
        try {
            read = GoldenRows.read(part);
        } catch (RuntimeException e) {
            throw NightjarException.of(
                            ErrorCode.MODEL_UNREADABLE,
                            "Model " + bundle.version().label() + ": " + GoldenRows.PART + " cannot be read",
                            e)
                    .notDone("The model was not used.");
        }
        if (!read.rows().schema().equals(bundle.signature().columns())) {
            throw differs("they hold other columns than the signature");
        }
        return read;
    }

    private void compare(int row, Answer expected, Answer found) {
        if (!(expected instanceof Scored expectedScores && found instanceof Scored foundScores)) {
            if (!expected.equals(found)) {
                throw differs("row " + row + " should be " + describe(expected) + ", and is " + describe(found));
            }
            return;
        }
        if (!expectedScores.label().equals(foundScores.label())) {
            throw differs("row " + row + ": label should be '" + expectedScores.label() + "', and is '"
                    + foundScores.label() + "'");
        }
        compare(row, "margin", expectedScores.margins(), foundScores.margins(), 0);
        int ulps = bundle.platform().equals(Platform.here()) ? 0 : ELSEWHERE_ULPS;
        compare(row, "score", expectedScores.scores(), foundScores.scores(), ulps);
    }

    private void compare(int row, String figure, List<Double> expected, List<Double> found, long ulps) {
        if (expected.size() != found.size()) {
            throw differs(
                    "row " + row + " should have " + expected.size() + " " + figure + "s, and has " + found.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            long apart = ulpsApart(expected.get(i), found.get(i));
            bitExact &= apart == 0;
            if (apart > ulps) {
                throw differs("row " + row + ": " + figure + " of class '"
                        + bundle.signature().labels().get(i) + "' should be " + expected.get(i) + ", and is "
                        + found.get(i));
            }
        }
    }

    /** How many representable numbers apart; across 0 too, where -0 and 0 are one apart. */
    private static long ulpsApart(double a, double b) {
        return Math.abs(ordered(a) - ordered(b));
    }

    private static long ordered(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits >= 0 ? bits : ~(bits & Long.MAX_VALUE);
    }

    private static String describe(Answer answer) {
        return answer instanceof Rejected rejected ? "rejected as " + rejected.reason() : "scored";
    }

    private NightjarException differs(String what) {
        return NightjarException.of(
                        ErrorCode.MODEL_GOLDEN_ROWS,
                        "Model " + bundle.version().label() + " does not give the answers of its golden rows: " + what
                                + " (made on " + bundle.platform() + ", this is " + Platform.here() + ")")
                .notDone("The model was not used.")
                .next("nightjar models list");
    }
}
