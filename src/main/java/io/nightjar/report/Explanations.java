package io.nightjar.report;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.Signature;
import io.nightjar.publish.OutputLayout;
import io.nightjar.quality.RowEstimate;
import io.nightjar.quality.RowPermutations;
import io.nightjar.report.ExplainedRow.Reason;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.Explainer;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScorerLoader;
import io.nightjar.table.RowBatch;
import io.nightjar.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Explains single rows of published tables, from these and the models' bundles alone: by the reasons that stand in a table,
 * or, where its model is not linear, by an estimate from the values that the table passes through.
 */
public final class Explanations {
    /** As far as the last digits of a score may differ from one platform to another. */
    private static final double ELSEWHERE = 1e-12;

    private final TableSource tables;
    private final OutputLayout layout;
    private final Function<String, ModelBundle> models;
    private final ScorerLoader scorers;

    /** @param models opens {@code name@version} */
    public Explanations(
            TableSource tables, OutputLayout layout, Function<String, ModelBundle> models, ScorerLoader scorers) {
        this.tables = tables;
        this.layout = layout;
        this.models = models;
        this.scorers = scorers;
    }

    /**
     * Why a row has its score.
     *
     * @throws NightjarException UNKNOWN_ROW where the date has no such row, JOB_INVALID where the table holds neither reasons
     *     nor the values that an estimate needs, MODEL_TYPE where the model gives several numbers
     */
    public Explained of(JobDefinition job, BusinessDate date, RowKey key) {
        Side side = side(job, date);
        return side.table().reasons() > 0 ? exact(side, key) : estimated(side, key);
    }

    /** Why it moved from one date to another; throws as {@link #of}. */
    public Moved between(JobDefinition job, BusinessDate first, BusinessDate last, RowKey key) {
        Side before = side(job, first);
        Side after = side(job, last);
        return before.table().reasons() > 0 && after.table().reasons() > 0
                ? new RowMove(exact(before, key), exact(after, key))
                : estimated(before, after, key);
    }

    private record Side(JobDefinition job, BusinessDate date, ExplainedTable table) {}

    private record Model(Signature signature, Scorer scorer) {

        /** The label whose score is explained: the one that stands for the row, else the class that it is given. */
        int label(TableRow row) {
            return signature.scored().orElseGet(() -> row.text("prediction")
                    .map(signature.labels()::indexOf)
                    .orElse(-1));
        }
    }

    private Side side(JobDefinition job, BusinessDate date) {
        return new Side(job, date, ExplainedTable.of(tables, layout, job, date));
    }

    private RowExplanation exact(Side side, RowKey key) {
        ExplainedRow row = new RowReasons(side.job(), side.date(), side.table()).of(key);
        Model model = model(row.model(), side.job());
        Explainer explainer = model.scorer()
                .explainer()
                .orElseThrow(() -> new IllegalStateException("a table with reasons of a model that gives none"));
        return RowExplanation.of(row, model.signature(), explainer.margin());
    }

    private EstimatedRow estimated(Side side, RowKey key) {
        TableRow answer = side.table().answer(key);
        Model model = modelOfEstimate(answer, side);
        int label = model.label(answer);
        RowValues values = new RowValues(side.job(), side.date(), side.table(), model.signature());
        RowBatch row = values.of(key);
        RowPermutations permutations = permutations(model, side);
        RowEstimate estimate = permutations.of(
                label, row, values.at(permutations.places(side.table().file().rows())));
        refuseAnotherScore(answer.score(model.signature(), label), estimate.score(), side);
        return new EstimatedRow(
                answer.explained(side.job(), side.date(), key, estimate.score(), values.reasons(estimate, row)),
                model.signature().labels().get(label),
                estimate);
    }

    private EstimatedMove estimated(Side first, Side last, RowKey key) {
        TableRow was = first.table().answer(key);
        TableRow is = last.table().answer(key);
        Model model = modelOfEstimate(is, last);
        int label = model.label(is);
        RowValues before = new RowValues(first.job(), first.date(), first.table(), model.signature());
        RowValues after = new RowValues(last.job(), last.date(), last.table(), model.signature());
        RowBatch rowBefore = before.of(key);
        RowBatch rowAfter = after.of(key);
        RowEstimate estimate = permutations(model, last).of(label, rowAfter, rowBefore);
        refuseAnotherScore(is.score(model.signature(), label), estimate.score(), last);
        List<Reason> reasons = after.reasons(estimate, rowAfter);
        double score = was.score(model.signature(), label)
                .orElseThrow(() -> refused(
                        ErrorCode.MODEL_TYPE,
                        first.table().file().location() + " holds no score of '"
                                + model.signature().labels().get(label) + "' to compare with",
                        last));
        return new EstimatedMove(
                was.explained(first.job(), first.date(), key, score, List.of()),
                is.explained(last.job(), last.date(), key, estimate.score(), reasons),
                model.signature().labels().get(label),
                score,
                estimate,
                changes(before.reasons(estimate, rowBefore), reasons));
    }

    /** Both values of each of the later reasons in words, empty where they are the same. */
    private static List<String> changes(List<Reason> before, List<Reason> after) {
        List<String> changes = new ArrayList<>();
        for (Reason is : after) {
            changes.add(before.stream()
                    .filter(was -> was.feature().equals(is.feature()))
                    .map(Reason::phrase)
                    .filter(was -> is.contribution() != 0 || !was.equals(is.phrase()))
                    .map(was -> was.equals(is.phrase()) ? was : was + ", then " + is.phrase())
                    .findFirst()
                    .orElse(""));
        }
        return changes;
    }

    private RowPermutations permutations(Model model, Side side) {
        return new RowPermutations(
                model.signature(), model.scorer(), side.table().file().footerDigest());
    }

    private Model model(String name, JobDefinition job) {
        ModelBundle bundle = models.apply(name);
        return new Model(
                bundle.signature(), scorers.load(bundle, job.features()).scorer());
    }

    private Model modelOfEstimate(TableRow answer, Side side) {
        String name = answer.text("model_version").orElseThrow();
        Model model = model(name, side.job());
        if (model.scorer().explainer().isPresent()) {
            throw refused(
                    ErrorCode.JOB_INVALID,
                    side.table().file().location() + " holds no reasons: output in the job file of "
                            + side.job().name() + " must say 'reasons', for example 3",
                    side);
        }
        if (model.label(answer) < 0) {
            throw refused(
                    ErrorCode.MODEL_TYPE,
                    "model " + name + " predicts several numbers, so that there is no one score to explain",
                    side);
        }
        return model;
    }

    /** The job file's policies, or the table, may be other ones than those that made the score. */
    private static void refuseAnotherScore(Optional<Double> published, double score, Side side) {
        boolean same = published
                .map(figure -> Math.abs(figure - score) <= ELSEWHERE * Math.max(1, Math.abs(figure)))
                .orElse(true);
        if (!same) {
            throw refused(
                    ErrorCode.REASONS_DIFFER,
                    "the model gives the row's values in " + side.table().file().location()
                            + " another score than the one that stands there: the job's policies for features may"
                            + " have changed since",
                    side);
        }
    }

    private static NightjarException refused(ErrorCode code, String message, Side side) {
        return NightjarException.of(code, message)
                .notDone("Nothing was explained.")
                .next("nightjar run " + side.job().name() + " --date " + side.date() + " --rerun");
    }
}
