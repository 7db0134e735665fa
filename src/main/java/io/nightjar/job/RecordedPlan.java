package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunSpec;

/** The plan of a recorded run, made again from the job definition that stands with it. */
final class RecordedPlan {
    private final NightServices services;
    private final Planner planner;
    private final LedgerReader ledger;

    RecordedPlan(NightServices services, Planner planner, LedgerReader ledger) {
        this.services = services;
        this.planner = planner;
        this.ledger = ledger;
    }

    /** @throws NightjarException PLAN_CHANGED where input, model or program are not those of its last launch */
    NightPlan again(RunRecord record) {
        NightPlan plan = planner.plan(new RunSpec(job(record), record.date()));
        PlanChange.sinceLastLaunch(record, plan, ledger, Programs.label(services.program()))
                .ifPresent(obstacle -> {
                    throw changed(record, obstacle);
                });
        return plan;
    }

    private JobDefinition job(RunRecord record) {
        return ledger.plans()
                .plan(record.id())
                .map(plan -> services.jobs()
                        .parse(record.job(), plan.jobText())
                        .scoredBy(plan.model().ref()))
                .orElseGet(() -> services.jobs().load(record.job()));
    }

    private static NightjarException changed(RunRecord record, String obstacle) {
        return NightjarException.of(
                        ErrorCode.PLAN_CHANGED,
                        "run " + record.id() + " of " + record.label() + " cannot go on: " + obstacle)
                .notDone("Nothing was run.")
                .next("nightjar run " + record.job() + " --date " + record.date());
    }
}
