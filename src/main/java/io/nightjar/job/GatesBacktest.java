package io.nightjar.job;

import io.nightjar.ledger.LedgerReader;
import io.nightjar.quality.Baseline;
import io.nightjar.quality.Baselines;
import io.nightjar.quality.ChosenBaseline;
import io.nightjar.quality.Counterfactual;
import io.nightjar.quality.DriftEffects;
import io.nightjar.quality.Expectation;
import io.nightjar.quality.GateOutcome;
import io.nightjar.quality.GroupFigures;
import io.nightjar.quality.PastNights;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.Reference;
import io.nightjar.quality.Verdict;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.DriftBaseline;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.RunRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What gates would have said of past nights: from the profiles that the ledger keeps, with nothing scored again. Each night is
 * measured by those published before it, as it would have been.
 */
public final class GatesBacktest {
    private final LedgerReader ledger;
    private final List<Gate> gates;
    private final Measures measures;

    /**
     * What nights are measured by, beside those before them.
     *
     * @param choice what the job compares its nights with
     * @param baselines of the model; empty where it has none
     * @param counterfactual who can say what drift did to decisions; empty where no gate asks for that
     * @param pinned the run that the job compares with, see {@link StoredProfiles#pinned}
     * @param groups how groups are treated and what labels say, for a night
     */
    public record Measures(
            DriftBaseline choice,
            Optional<Baselines> baselines,
            Optional<Counterfactual> counterfactual,
            Optional<PastNights.Night> pinned,
            Function<BusinessDate, GroupFigures> groups) {}

    public GatesBacktest(LedgerReader ledger, List<Gate> gates, Measures measures) {
        this.ledger = ledger;
        this.gates = List.copyOf(gates);
        this.measures = measures;
    }

    /**
     * A past night.
     *
     * @param run the newest of its date
     * @param gates in order
     * @param verdict of these alone
     */
    public record Tested(RunRecord run, List<GateOutcome> gates, Verdict verdict) {}

    /** The latest so many nights of a job that were judged, ascending by date; one whose profile is gone is left out. */
    public List<Tested> of(String job, int nights) {
        List<RunRecord> judged = ledger.runs().newestOfDates(job, nights).stream()
                .filter(run -> run.verdict().isPresent())
                .sorted(Comparator.comparing(run -> run.date().date()))
                .toList();
        if (judged.isEmpty()) {
            return List.of();
        }
        StoredProfiles profiles = new StoredProfiles(ledger);
        BusinessDate last = judged.get(judged.size() - 1).date();
        List<StoredProfiles.Night> published =
                profiles.published(job, Optional.empty(), last, nights + StoredProfiles.WINDOW);
        List<Tested> tested = new ArrayList<>();
        for (RunRecord run : judged) {
            Optional<QualityProfile> profile = published.stream()
                    .filter(night -> night.run().equals(run.id()))
                    .findFirst()
                    .map(StoredProfiles.Night::profile)
                    .or(() -> profiles.profile(run.id()));
            profile.ifPresent(night -> tested.add(
                    test(run, night, new PastNights(before(published, run).nights(), measures.pinned()))));
        }
        return tested;
    }

    private static PastNights before(List<StoredProfiles.Night> published, RunRecord run) {
        List<StoredProfiles.Night> before = published.stream()
                .filter(night -> night.date().date().isBefore(run.date().date()))
                .toList();
        return StoredProfiles.past(before.subList(Math.max(0, before.size() - StoredProfiles.WINDOW), before.size()));
    }

    private Tested test(RunRecord run, QualityProfile night, PastNights past) {
        LocalDate date = run.date().date();
        Optional<Baseline> training = measures.baselines().map(all -> all.on(date));
        Optional<Baseline> baseline = new ChosenBaseline(measures.choice(), training).on(date, run.model(), past);
        DriftEffects effects = baseline.flatMap(
                        frozen -> measures.counterfactual().map(who -> who.of(night, frozen, date)))
                .orElse(DriftEffects.unknown("nobody asked the model"));
        Reference reference = new Reference(
                date, run.model(), baseline, past, effects, measures.groups().apply(run.date()));
        List<GateOutcome> outcomes = Expectation.judge(gates, night, reference);
        return new Tested(run, outcomes, Verdict.of(outcomes));
    }
}
