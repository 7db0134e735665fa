package io.nightjar.quality;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.Signature;
import io.nightjar.quality.DriftEffects.Ranking;
import io.nightjar.quality.effect.DecisionEffect;
import io.nightjar.quality.effect.NearThreshold;
import io.nightjar.quality.effect.Spread;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.Contributions;
import io.nightjar.scoring.ExplainedFeature;
import io.nightjar.scoring.Explainer;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.ScoredBatch.Reject;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.RowBatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the decisions of a night would be, had one column its baseline's values. A linear model adds up what each column
 * contributes, whatever the others hold: each value that profiles have counted is explained once, and no row is read again.
 *
 * @param explainer of the model; empty where it is not linear
 */
public record Counterfactual(Signature signature, Optional<Explainer> explainer, JobDefinition job) {

    /** Of every feature column of which the values are known on both sides; what the date makes of them never enters. */
    public DriftEffects of(QualityProfile night, Baseline baseline, LocalDate date) {
        if (explainer.isEmpty()) {
            return DriftEffects.unknown("the model is not linear");
        }
        if (explainer.get().margin().label().isEmpty()) {
            return DriftEffects.unknown("the model gives no one margin: it names no positive class");
        }
        List<ColumnProbe> probes = probes(night, baseline.profile(), date);
        int rows = probes.stream().mapToInt(ColumnProbe::size).max().orElse(0);
        if (rows == 0) {
            return DriftEffects.unknown("no column of the model can be compared");
        }
        Optional<NearThreshold> decisions = night.score()
                .flatMap(scores -> DecisionLine.of(
                        scores,
                        signature,
                        explainer.get().margin(),
                        job.output().decision()));
        double[][] contributions = explain(probes, rows).byFeature();
        Map<String, DecisionEffect> effects = new TreeMap<>();
        for (ColumnProbe probe : probes) {
            double[] ofColumn = sum(contributions, probe.column().name(), probe.size());
            Optional<Spread> before = Spread.of(ofColumn, probe.before());
            Spread.of(ofColumn, probe.now())
                    .flatMap(now -> before.map(then -> now.since(then, decisions)))
                    .ifPresent(effect -> effects.put(probe.column().name(), effect));
        }
        return decisions.isPresent()
                ? new DriftEffects(Ranking.DECISIONS, "", effects)
                : new DriftEffects(Ranking.MARGIN, "the job has no threshold on the margin", effects);
    }

    private List<ColumnProbe> probes(QualityProfile night, QualityProfile baseline, LocalDate date) {
        List<ColumnProbe> probes = new ArrayList<>();
        for (FeatureColumn column : signature.features()) {
            Optional<ColumnProfile> before = baseline.column(column.name());
            Optional<ColumnProfile> now = night.column(column.name());
            if (before.isPresent() && now.isPresent() && isComparable(before.get(), now.get())) {
                probes.add(ColumnProbe.of(
                        column, before.get(), now.get(), job.features().of(column.name()), date));
            }
        }
        return probes;
    }

    private static boolean isComparable(ColumnProfile before, ColumnProfile now) {
        return ColumnComparison.refusal(before.content(), now.content()).isEmpty()
                && ColumnProbe.isKnown(before.content(), now.content());
    }

    /** Rows that never were: beside each value of one column stands any of the others. */
    private Contributions explain(List<ColumnProbe> probes, int rows) {
        List<ColumnVector> vectors = new ArrayList<>();
        for (FeatureColumn column : signature.features()) {
            vectors.add(probes.stream()
                    .filter(probe -> probe.column().equals(column))
                    .findFirst()
                    .orElse(ColumnProbe.none(column))
                    .vector(rows));
        }
        ScoredBatch none =
                new ScoredBatch(rows, new int[rows], new double[0][], new Reject[0], new int[rows], new ColumnUse[0]);
        return explainer.orElseThrow().explain(new RowBatch(signature.columns(), rows, vectors, 0), none);
    }

    private double[] sum(double[][] contributions, String column, int rows) {
        List<ExplainedFeature> features = ExplainedFeature.of(signature);
        double[] sum = new double[rows];
        for (int feature = 0; feature < contributions.length; feature++) {
            double[] one = contributions[feature];
            if (features.get(feature).column().equals(column)
                    && !features.get(feature).isOfTheCalendar()) {
                Arrays.setAll(sum, row -> sum[row] + one[row]);
            }
        }
        return sum;
    }
}
