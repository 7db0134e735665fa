package io.nightjar.job;

import io.nightjar.quality.ProfileCollector;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.OutputTable;
import io.nightjar.scoring.RejectsTable;
import io.nightjar.scoring.ScorerLoader.LoadedScorer;
import java.util.HashSet;
import java.util.Set;

/**
 * A plan and all that scoring it needs: the model has proved itself and the table's columns are settled.
 *
 * @param golden how far the model's golden rows agreed
 */
record Preparation(NightPlan plan, ScoringTools tools, String golden) {

    /**
     * @throws io.nightjar.error.NightjarException MODEL_… where the model is refused, OUTPUT_NAME_COLLISION
     */
    static Preparation of(NightPlan plan, NightServices services) {
        JobDefinition job = plan.spec().job();
        LoadedScorer loaded = services.scorers().load(plan.bundle(), job.features());
        OutputTable output = OutputTable.of(
                job, plan.read(), plan.bundle().signature(), plan.bundle().version());
        Set<String> unseen = new HashSet<>(job.input().key());
        unseen.addAll(job.input().privateColumns());
        ScoringTools tools = new ScoringTools(
                services.source(),
                services.sink(),
                loaded.scorer(),
                output,
                RejectsTable.of(job, plan.read()),
                () -> new ProfileCollector(plan.bundle().signature(), plan.read(), unseen));
        return new Preparation(plan, tools, loaded.golden());
    }
}
