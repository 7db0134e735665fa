package io.nightjar.job;

import io.nightjar.scoring.Explainer;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.table.RowBatch;
import java.util.Optional;
import java.util.function.Consumer;

/** A scorer before which something is done, or fails. */
record ListeningScorer(Scorer scorer, Consumer<RowBatch> before, Optional<Explainer> explainer) implements Scorer {
    @Override
    public ScoredBatch score(RowBatch batch) {
        before.accept(batch);
        return scorer.score(batch);
    }

    @Override
    public ScoringPath path() {
        return scorer.path();
    }
}
