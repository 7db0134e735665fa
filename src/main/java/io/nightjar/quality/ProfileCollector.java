package io.nightjar.quality;

import io.nightjar.model.Signature;
import io.nightjar.quality.RowCounts.Reject;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Profiles one split: rows, columns, features and scores. */
public final class ProfileCollector implements Profiler {
    private final Signature signature;
    private final Schema input;
    private final ColumnCollector[] contents;
    private final long[] nulls;
    private final Map<String, FeatureUse> uses = new HashMap<>();
    private final Map<ScoredBatch.Reject, Long> rejects = new HashMap<>();
    private final long[] predictions;
    private final long[] seen;
    private final int positive;
    private final ScoreCollector score = new ScoreCollector();
    private long read;
    private long scored;

    /**
     * @param signature of the model that scores
     * @param input the columns that are read, in the order of their vectors
     * @param privateColumns keys and columns of personal data: of these no value is kept
     */
    public ProfileCollector(Signature signature, Schema input, Set<String> privateColumns) {
        this.signature = signature;
        this.input = input;
        contents = input.columns().stream()
                .map(column -> privateColumns.contains(column.name())
                        ? new ColumnCollector.OfNothing()
                        : ColumnCollector.of(column))
                .toArray(ColumnCollector[]::new);
        nulls = new long[input.size()];
        signature.features().forEach(feature -> uses.put(feature.name(), FeatureUse.NONE));
        predictions = new long[signature.labels().size()];
        seen = new long[signature.features().size() + 1];
        positive = signature.positive().map(signature.labels()::indexOf).orElse(-1);
    }

    @Override
    public void observe(RowBatch batch, ScoredBatch answer) {
        if (batch.rows() != answer.rows()) {
            throw new IllegalArgumentException(batch.rows() + " rows read and " + answer.rows() + " answered");
        }
        read += batch.rows();
        observeColumns(batch);
        for (ColumnUse use : answer.uses()) {
            uses.merge(use.column(), new FeatureUse(use.missing(), use.unknown(), use.invalid()), FeatureUse::merge);
        }
        observeRejects(answer);
        observeAnswers(answer);
        if (positive >= 0) {
            score.add(answer.scores()[positive], answer.rows(), answer::isRejected);
        }
    }

    private void observeRejects(ScoredBatch answer) {
        int rejected = answer.rejectedRows();
        scored += answer.rows() - rejected;
        for (int row = 0; rejected > 0 && row < answer.rows(); row++) {
            if (answer.isRejected(row)) {
                rejects.merge(answer.reject(row), 1L, Long::sum);
            }
        }
    }

    private void observeAnswers(ScoredBatch answer) {
        int[] prediction = answer.prediction();
        int[] columnsSeen = answer.columnsSeen();
        for (int row = 0; row < answer.rows(); row++) {
            if (!answer.isRejected(row)) {
                predictions[prediction[row]]++;
                seen[columnsSeen[row]]++;
            }
        }
    }

    private void observeColumns(RowBatch batch) {
        for (int i = 0; i < contents.length; i++) {
            ColumnVector vector = batch.vector(i);
            if (vector.hasNulls()) {
                nulls[i] += count(vector.nulls(), vector.size());
            }
            contents[i].observe(vector);
        }
    }

    private static int count(boolean[] flags, int rows) {
        int count = 0;
        for (int row = 0; row < rows; row++) {
            count += flags[row] ? 1 : 0;
        }
        return count;
    }

    @Override
    public QualityProfile finish() {
        List<Reject> rejected = new ArrayList<>();
        rejects.forEach((reject, rows) -> rejected.add(new Reject(reject.reason(), reject.column(), rows)));
        return new QualityProfile(
                new RowCounts(read, scored, rejected),
                IntStream.range(0, contents.length).mapToObj(this::column).toList(),
                signature.positive().map(score::finish),
                IntStream.range(0, predictions.length)
                        .mapToObj(i -> new ClassCount(signature.labels().get(i), predictions[i]))
                        .toList(),
                LongStream.of(seen).boxed().toList());
    }

    private ColumnProfile column(int i) {
        Column column = input.column(i);
        Optional<FeatureUse> use = Optional.ofNullable(uses.get(column.name()));
        return new ColumnProfile(column.name(), column.type(), read, nulls[i], use, contents[i].content());
    }
}
