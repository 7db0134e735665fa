package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.Provenance;
import io.nightjar.quality.Baseline;
import io.nightjar.quality.Baselines;
import io.nightjar.quality.ProfilePlan;
import io.nightjar.quality.SlicePlan;
import io.nightjar.quality.contract.ContractPlan;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.Explainer;
import io.nightjar.scoring.OutputTable;
import io.nightjar.scoring.RejectsTable;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScorerLoader.LoadedScorer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A plan and all that scoring it needs: the model has proved itself and the table's columns are settled.
 *
 * @param profile how the night is looked at while it is scored
 * @param baseline what it is compared with; empty where the bundle has none
 * @param golden how far the model's golden rows agreed
 * @param provenance how the model was made; empty where it does not say
 */
record Preparation(
        NightPlan plan,
        ScoringTools tools,
        ProfilePlan profile,
        Optional<Baseline> baseline,
        String golden,
        Optional<Provenance> provenance) {

    /**
     * @throws io.nightjar.error.NightjarException MODEL_… where the model is refused, OUTPUT_NAME_COLLISION
     */
    static Preparation of(NightPlan plan, NightServices services) {
        JobDefinition job = plan.spec().job();
        // As much to read as the model itself where there are many columns.
        Beside<Optional<Baseline>> besideTheModel = Beside.begin("baseline", () -> baseline(plan));
        LoadedScorer loaded = services.scorers().load(plan.bundle(), job.features());
        OutputTable output = OutputTable.of(
                job, plan.read(), plan.bundle().signature(), plan.bundle().version());
        Set<String> unseen = new HashSet<>(job.input().key());
        unseen.addAll(job.input().privateColumns());
        Optional<Baseline> baseline = besideTheModel.get();
        ProfilePlan profile = new ProfilePlan(
                plan.bundle().signature(),
                plan.read(),
                unseen,
                ProfilePlan.centers(baseline),
                ProfilePlan.every(job.profileShare(), plan.partition().rows()),
                SlicePlan.of(job, plan.bundle().signature(), plan.read()));
        ScoringTools tools = new ScoringTools(
                services.source(),
                services.sink(),
                loaded.scorer(),
                explainer(plan, loaded.scorer()),
                output,
                RejectsTable.of(job, plan.read()),
                profile::collector,
                new ContractPlan(job.contract(), plan.read()));
        return new Preparation(plan, tools, profile, baseline, loaded.golden(), loaded.provenance());
    }

    /** What others may know of it. */
    NightContent content() {
        return new NightContent(
                plan.spec(),
                plan.partition(),
                plan.bundle().version(),
                plan.bundle().signature(),
                tools.scorer().path(),
                golden,
                tools.output().columns(),
                tools.rejects().columns());
    }

    static Optional<Explainer> explainer(NightPlan plan, Scorer scorer) {
        if (plan.spec().job().output().reasons() == 0) {
            return Optional.empty();
        }
        String model = plan.bundle().version().label();
        return Optional.of(scorer.explainer().orElseThrow(() -> NightjarException.of(
                        ErrorCode.JOB_INVALID,
                        "Job " + plan.spec().job().name() + " asks for reasons, and model " + model
                                + " is not linear with one figure for each row ("
                                + scorer.path().reason()
                                + "): take 'reasons' from output in the job file; the report estimates what the columns weigh,"
                                + " and 'nightjar explain' what they did to a row")
                .notDone("Nothing was scored.")
                .next("nightjar models show " + model)));
    }

    /** Read before the scoring, which may take hours. */
    private static Optional<Baseline> baseline(NightPlan plan) {
        return Optional.ofNullable(plan.bundle().parts().get(Baselines.PART))
                .map(bytes -> baselines(plan, new String(bytes, StandardCharsets.UTF_8)))
                .map(baselines -> baselines.on(plan.spec().date().date()));
    }

    private static Baselines baselines(NightPlan plan, String json) {
        try {
            return Baselines.fromJson(json);
        } catch (IllegalArgumentException e) {
            throw NightjarException.of(
                            ErrorCode.MODEL_UNREADABLE,
                            "the " + Baselines.PART + " of model "
                                    + plan.bundle().version().label() + " cannot be read",
                            e)
                    .notDone("Nothing was scored.")
                    .next("nightjar models show " + plan.bundle().version().label());
        }
    }
}
