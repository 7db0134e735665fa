package io.nightjar.scoring;

import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of an output table that hold the model's answer and what the job decides from it. */
sealed interface AnswerColumns permits ClassAnswers, NumberAnswers {

    static AnswerColumns of(Signature signature, Optional<Decision> decision) {
        return signature.namesClasses()
                ? new ClassAnswers(signature, decision)
                : new NumberAnswers(signature, decision);
    }

    /** What the columns mean, in the table's order. */
    List<ColumnDescription> descriptions();

    /** The picked rows' values of those columns. */
    List<ColumnVector> select(ScoredBatch scored, RowSelection rows);

    static ColumnDescription decision(Decision rule, String figure) {
        return new ColumnDescription(
                "decision",
                ColumnType.STRING,
                "",
                "'" + rule.above() + "' where " + figure + " >= " + rule.threshold() + ", else '" + rule.below() + "'",
                Optional.empty());
    }

    static StringVector decide(Decision rule, DoubleVector figures) {
        int[] codes = new int[figures.size()];
        Arrays.setAll(codes, row -> figures.value(row) >= rule.threshold() ? 0 : 1);
        return texts(new String[] {rule.above(), rule.below()}, codes, codes.length);
    }

    static StringVector texts(String[] dictionary, int[] codes, int size) {
        return new StringVector(dictionary, codes, size, new boolean[0]);
    }

    /** One vector a score array; who shows one in two columns shows the same vector twice. */
    static List<DoubleVector> take(double[][] scores, RowSelection rows) {
        List<DoubleVector> taken = new ArrayList<>();
        for (double[] ofLabel : scores) {
            taken.add(new DoubleVector(rows.take(ofLabel), rows.size(), new boolean[0]));
        }
        return taken;
    }
}
