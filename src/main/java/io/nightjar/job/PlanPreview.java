package io.nightjar.job;

import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Plan;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunSpec;
import java.time.Duration;
import java.util.Optional;

/** Says what a run would do, from the ledger as it stands; changes nothing. */
final class PlanPreview {
    private final NightServices services;
    private final Planner planner;

    PlanPreview(NightServices services, Planner planner) {
        this.services = services;
        this.planner = planner;
    }

    PlanSummary of(RunSpec spec) {
        Optional<String> missing =
                new InputWatch(spec, services.storage(), services.source(), services.clock()).missing();
        NightPlan plan = planned(spec, missing);
        try (LedgerReader ledger = services.readers().get()) {
            Optional<RunRecord> published = ledger.runs().published(spec.job().name(), spec.date());
            Optional<RunRecord> newest = ledger.runs().newest(spec.job().name(), spec.date());
            String begun = newest.filter(run -> run.status().isRestartable())
                    .map(run -> resumeOrAnew(run, plan, ledger))
                    .orElse("would start a new run");
            Optional<String> stands = published.map(run -> publishedBy(run, plan));
            return new PlanSummary(
                    spec,
                    plan.partition(),
                    plan.bundle().version(),
                    plan.splits(),
                    plan.digest(),
                    stands.map(known -> "would refuse (30): " + known + "; --rerun replaces what is published")
                            .orElse(begun),
                    stands.map(known -> begun + " and replace what is " + known).orElse(begun),
                    published
                            .map(run -> services.layout().table(spec.job().name(), spec.date()))
                            .orElse(""),
                    FrozenNight.of(plan, published, Programs.label(services.program())),
                    missing);
        }
    }

    /** An input that cannot be planned because it is not ready is late, whatever else is wrong with it by now. */
    private NightPlan planned(RunSpec spec, Optional<String> missing) {
        try {
            return planner.plan(spec);
        } catch (NightjarException e) {
            throw missing.map(phrase -> InputWait.notReady(spec, phrase, Duration.ZERO))
                    .orElse(e);
        }
    }

    private static String publishedBy(RunRecord published, NightPlan plan) {
        String changed = published.planDigest().equals(plan.digest())
                ? "inputs, model and job are unchanged since"
                : "inputs, model or job have changed since";
        return "published by run " + published.id() + ", " + changed;
    }

    private String resumeOrAnew(RunRecord run, NightPlan plan, LedgerReader ledger) {
        Optional<String> obstacle = PlanChange.sinceLastLaunch(run, plan, ledger, Programs.label(services.program()));
        if (obstacle.isPresent()) {
            return "would start a new run, not resume run " + run.id() + ": " + obstacle.get();
        }
        int all = ledger.plans()
                .plan(run.id())
                .map(Plan::splits)
                .map(java.util.List::size)
                .orElse(plan.splits().size());
        int left = all - ledger.plans().finished(run.id()).size();
        return "would resume run " + run.id() + " (" + run.status().label() + "), " + left + " of " + all
                + " splits left";
    }
}
