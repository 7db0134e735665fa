package io.nightjar.quality;

import io.nightjar.scoring.Contributions;
import io.nightjar.scoring.ExplainedFeature;
import io.nightjar.scoring.ScoredBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Sums up what the features contributed. For one split and one thread. */
final class ContributionCollector {
    private final List<ExplainedFeature> features;
    private final Set<String> privateColumns;
    private final MomentSums[] sums;
    private final MomentSums[] sizes;
    private long rows;
    private boolean explained;

    /** @param privateColumns of which nothing is kept: in a night of one row a mean would be a value */
    ContributionCollector(List<ExplainedFeature> features, Set<String> privateColumns) {
        this.features = features;
        this.privateColumns = privateColumns;
        this.sums = Stream.generate(MomentSums::new).limit(features.size()).toArray(MomentSums[]::new);
        this.sizes = Stream.generate(MomentSums::new).limit(features.size()).toArray(MomentSums[]::new);
    }

    void add(ScoredBatch answer) {
        answer.contributions().ifPresent(why -> add(why, answer));
    }

    private void add(Contributions why, ScoredBatch answer) {
        explained = true;
        int picked = answer.rows() - answer.rejectedRows();
        rows += picked;
        double[] room = new double[picked];
        for (int feature = 0; feature < sums.length; feature++) {
            double[] of = why.byFeature()[feature];
            double[] scored = picked == answer.rows() ? of : scored(of, answer, room);
            sums[feature].add(scored, 0, picked);
            for (int row = 0; row < picked; row++) {
                room[row] = Math.abs(scored[row]);
            }
            sizes[feature].add(room, 0, picked);
        }
    }

    private static double[] scored(double[] values, ScoredBatch answer, double[] room) {
        int next = 0;
        for (int row = 0; row < answer.rows(); row++) {
            if (!answer.isRejected(row)) {
                room[next++] = values[row];
            }
        }
        return room;
    }

    void endRowGroup() {
        for (int feature = 0; feature < sums.length; feature++) {
            sums[feature].endRowGroup();
            sizes[feature].endRowGroup();
        }
    }

    /** Empty where nothing was explained, or where a sum went beyond all doubles. */
    Optional<List<ContributionProfile>> finish() {
        List<ContributionProfile> all = new ArrayList<>();
        for (int feature = 0; feature < sums.length; feature++) {
            Optional<Moments> signed = sums[feature].moments();
            Optional<Moments> size = sizes[feature].moments();
            if (!explained || signed.isEmpty() || size.isEmpty()) {
                return Optional.empty();
            }
            if (!privateColumns.contains(features.get(feature).column())) {
                all.add(new ContributionProfile(features.get(feature).name(), rows, signed.get(), size.get()));
            }
        }
        return Optional.of(all);
    }
}
