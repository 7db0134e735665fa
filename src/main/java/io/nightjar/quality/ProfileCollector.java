package io.nightjar.quality;

import io.nightjar.model.Signature;
import io.nightjar.quality.RowCounts.Reject;
import io.nightjar.scoring.ExplainedFeature;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Profiles one split: rows, columns, features and scores. What is read and how it was scored touch nothing of each other
 * until the end.
 */
public final class ProfileCollector implements Profiler {
    private final Signature signature;
    private final Schema input;
    private final int every;
    private final Split split;
    private final ColumnCollector[] contents;
    private final long[] nulls;
    private final Map<String, FeatureUse> uses = new HashMap<>();
    private final Map<ScoredBatch.Reject, Long> rejects = new HashMap<>();
    private final RowTally predictions;
    private final RowTally seen;
    private final OptionalInt scoreOf;
    private final ScoreCollector score;
    private final ContributionCollector contributions;
    private final SliceCollector slices;
    private final RowGroupWalk readGroups;
    private final RowGroupWalk scoredGroups;
    private long read;
    private long scored;

    ProfileCollector(ProfilePlan plan, Split split) {
        signature = plan.signature();
        input = plan.input();
        every = plan.every();
        this.split = split;
        readGroups = new RowGroupWalk(split);
        scoredGroups = new RowGroupWalk(split);
        contents = input.columns().stream()
                .map(column -> plan.privateColumns().contains(column.name())
                        ? new WithheldCollector()
                        : ColumnCollector.of(column, plan.centers().getOrDefault(column.name(), 0.0), every))
                .toArray(ColumnCollector[]::new);
        nulls = new long[input.size()];
        signature.features().forEach(feature -> uses.put(feature.name(), FeatureUse.NONE));
        predictions = new RowTally(signature.namesClasses() ? signature.labels().size() : 0);
        seen = new RowTally(signature.features().size() + 1);
        scoreOf = signature.scored();
        score = new ScoreCollector(signature.gives());
        contributions = new ContributionCollector(ExplainedFeature.of(signature), plan.privateColumns());
        slices = new SliceCollector(plan.slices());
    }

    @Override
    public void read(RowBatch batch) {
        readGroups.take(batch, this::endReadGroup);
        read += batch.rows();
        observeColumns(batch);
    }

    @Override
    public void scored(RowBatch batch, ScoredBatch answer) {
        if (batch.rows() != answer.rows()) {
            throw new IllegalArgumentException(batch.rows() + " rows read and " + answer.rows() + " answered");
        }
        scoredGroups.take(batch, this::endScoredGroup);
        for (ColumnUse use : answer.uses()) {
            uses.merge(use.column(), new FeatureUse(use.missing(), use.unknown(), use.invalid()), FeatureUse::merge);
        }
        contributions.add(answer);
        slices.add(batch, answer);
        int rejected = answer.rejectedRows();
        scored += answer.rows() - rejected;
        if (rejected == 0) {
            observeScored(answer);
        } else {
            observePartly(answer);
        }
    }

    private void endReadGroup() {
        for (ColumnCollector content : contents) {
            content.endRowGroup();
        }
    }

    private void endScoredGroup() {
        score.endRowGroup();
        contributions.endRowGroup();
    }

    private void observeScored(ScoredBatch answer) {
        if (signature.namesClasses()) {
            predictions.add(answer.prediction(), answer.rows());
        }
        seen.add(answer.columnsSeen(), answer.rows());
        scoreOf.ifPresent(label -> score.add(answer.scores()[label], answer.rows()));
    }

    private void observePartly(ScoredBatch answer) {
        for (int row = 0; row < answer.rows(); row++) {
            if (answer.isRejected(row)) {
                rejects.merge(answer.reject(row), 1L, Long::sum);
            } else {
                if (signature.namesClasses()) {
                    predictions.add(answer.prediction()[row]);
                }
                seen.add(answer.columnsSeen()[row]);
            }
        }
        scoreOf.ifPresent(label -> score.add(answer.scores()[label], answer.rows(), answer::isRejected));
    }

    private void observeColumns(RowBatch batch) {
        int[] sampled = RowSample.of(split.file(batch).footerDigest(), every).rows(batch.firstRow(), batch.rows());
        for (int i = 0; i < contents.length; i++) {
            ColumnVector vector = batch.vector(i);
            if (vector.hasNulls()) {
                nulls[i] += count(vector.nulls(), vector.size());
            }
            contents[i].observe(vector, sampled);
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
        endReadGroup();
        endScoredGroup();
        List<Reject> rejected = new ArrayList<>();
        rejects.forEach((reject, rows) -> rejected.add(new Reject(reject.reason(), reject.column(), rows)));
        return new QualityProfile(
                new RowCounts(read, scored, rejected),
                IntStream.range(0, contents.length).mapToObj(this::column).toList(),
                scoreOf.isPresent()
                        ? Optional.of(score.finish(signature.labels().get(scoreOf.getAsInt())))
                        : Optional.empty(),
                IntStream.range(0, signature.namesClasses() ? signature.labels().size() : 0)
                        .mapToObj(i -> new ClassCount(signature.labels().get(i), predictions.rows(i)))
                        .toList(),
                IntStream.rangeClosed(0, signature.features().size())
                        .mapToObj(seen::rows)
                        .toList(),
                every,
                contributions.finish(),
                List.of(),
                slices.finish());
    }

    private ColumnProfile column(int i) {
        Column column = input.column(i);
        Optional<FeatureUse> use = Optional.ofNullable(uses.get(column.name()));
        return new ColumnProfile(column.name(), column.type(), read, nulls[i], use, contents[i].content());
    }
}
