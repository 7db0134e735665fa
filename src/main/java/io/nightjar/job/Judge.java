package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.quality.Baseline;
import io.nightjar.quality.ChosenBaseline;
import io.nightjar.quality.ContractJudgement;
import io.nightjar.quality.Counterfactual;
import io.nightjar.quality.DriftEffects;
import io.nightjar.quality.KeyUniqueness;
import io.nightjar.quality.PastNights;
import io.nightjar.quality.PermutationEstimate;
import io.nightjar.quality.PermutationSampler;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.Reference;
import io.nightjar.quality.RuleOutcome;
import io.nightjar.quality.RunFacts;
import io.nightjar.run.RunId;
import io.nightjar.run.RunSpec;
import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges a scored night: every row accounted for, every key once, and what the gates say of the folded profile. */
final class Judge {
    private final NightServices services;
    private final Supplier<PastNights> past;
    private final Runnable goOn;

    /**
     * @param past the nights published before, asked for when rows are scored
     * @param goOn throws where the work is to end; asked with every row batch of keys
     */
    Judge(NightServices services, Supplier<PastNights> past, Runnable goOn) {
        this.services = services;
        this.past = past;
        this.goOn = goOn;
    }

    /**
     * @throws NightjarException ROWS_UNACCOUNTED, KEY_NULL, KEY_DUPLICATE, INPUT_CHANGED or CONTRACT_BROKEN
     */
    QualityReport judge(Preparation prepared, List<SplitResult> results, RunId run, Instant started) {
        NightPlan plan = prepared.plan();
        accountForRows(plan, results);
        refuseDuplicateKeys(plan);
        refuseChangedInputs(plan);
        QualityProfile night = fold(prepared, results);
        List<RuleOutcome> contract = new ContractJudgement(
                        plan.spec().job().contract(), plan.partition().files())
                .of(night, plan.spec().date(), plan.spec().job().zone());
        BrokenContract.refuse(contract);
        PastNights before = past.get();
        String model = plan.bundle().version().label();
        Optional<Baseline> baseline = new ChosenBaseline(plan.spec().job().baseline(), prepared.baseline())
                .on(plan.spec().date().date(), model, before);
        return QualityReport.judge(
                        facts(prepared, run, started),
                        night,
                        new Reference(
                                plan.spec().date().date(),
                                model,
                                baseline,
                                before,
                                effects(prepared, night, baseline),
                                services.groups().apply(plan.spec())),
                        contract,
                        plan.spec().job().gates())
                .estimated(estimate(prepared));
    }

    /** Of a model that is not linear: some rows of some splits are read and scored once more. */
    private Optional<PermutationEstimate> estimate(Preparation prepared) {
        NightPlan plan = prepared.plan();
        List<Split> splits = plan.splits();
        if (prepared.tools().scorer().explainer().isPresent() || splits.isEmpty()) {
            return Optional.empty();
        }
        PermutationSampler sampler = new PermutationSampler(
                plan.bundle().signature(),
                prepared.tools().scorer(),
                plan.spec().job().output().decision(),
                splits.get(0).file().footerDigest());
        int batches = Math.min(PermutationSampler.BATCHES, splits.size());
        for (int batch = 0; batch < batches; batch++) {
            Split split = splits.get((int) ((long) batch * splits.size() / batches));
            goOn.run();
            try (RowBatchReader rows =
                    services.source().read(split, plan.read(), services.limits().batchRows())) {
                take(rows, Math.max(1, PermutationSampler.BATCHES / batches), sampler);
            }
        }
        return sampler.finish();
    }

    private static void take(RowBatchReader rows, int batches, PermutationSampler sampler) {
        for (int taken = 0; taken < batches; taken++) {
            Optional<RowBatch> next = rows.next();
            if (next.isEmpty()) {
                return;
            }
            sampler.add(next.get());
        }
    }

    private static DriftEffects effects(Preparation prepared, QualityProfile night, Optional<Baseline> from) {
        RunSpec spec = prepared.plan().spec();
        Counterfactual counterfactual = new Counterfactual(
                prepared.plan().bundle().signature(), prepared.tools().scorer().explainer(), spec.job());
        return from.map(baseline ->
                        counterfactual.of(night, baseline, spec.date().date()))
                .orElse(DriftEffects.unknown("there is no baseline"));
    }

    private static void accountForRows(NightPlan plan, List<SplitResult> results) {
        if (results.size() != plan.splits().size()) {
            throw unaccounted(results.size() + " of " + plan.splits().size() + " splits have a result");
        }
        for (Split split : plan.splits()) {
            SplitResult result = results.get(split.index());
            if (result.split() != split.index() || result.accounted() != split.rows()) {
                throw unaccounted("split " + split.index() + " of " + split.label() + " has " + split.rows()
                        + " rows by its footer, but " + result.part().rows() + " were scored and "
                        + result.rejected() + " rejected");
            }
        }
    }

    private static NightjarException unaccounted(String message) {
        return NightjarException.of(ErrorCode.ROWS_UNACCOUNTED, message).notDone("Nothing was published.");
    }

    private void refuseDuplicateKeys(NightPlan plan) {
        Schema key = plan.key();
        try {
            new KeyUniqueness(plan.splits(), key, split -> keys(split, key)).check();
        } catch (NightjarException e) {
            throw e.next("nightjar plan " + plan.spec().job().name() + " --date "
                    + plan.spec().date());
        }
    }

    /** What was checked and what was scored are the same files only if none was replaced meanwhile. */
    private void refuseChangedInputs(NightPlan plan) {
        for (DataFile file : plan.partition().files()) {
            boolean unchanged = services.storage()
                    .find(file.location())
                    .filter(now -> now.bytes() == file.bytes() && now.modified().equals(file.modified()))
                    .isPresent();
            if (!unchanged) {
                throw NightjarException.of(
                                ErrorCode.INPUT_CHANGED,
                                "input file " + file.location() + " was replaced or removed while it was scored")
                        .notDone("Nothing was published.")
                        .next("nightjar run " + plan.spec().job().name() + " --date "
                                + plan.spec().date());
            }
        }
    }

    private RowBatchReader keys(Split split, Schema key) {
        RowBatchReader keys =
                services.source().read(split, key, services.limits().batchRows());
        return new RowBatchReader() {
            @Override
            public Optional<RowBatch> next() {
                goOn.run();
                return keys.next();
            }

            @Override
            public void close() {
                keys.close();
            }
        };
    }

    /** In split order; a night without rows has the profile of no rows. */
    private static QualityProfile fold(Preparation prepared, List<SplitResult> results) {
        return results.stream()
                .map(SplitResult::profile)
                .reduce(
                        prepared.profile()
                                .empty()
                                .withContract(prepared.tools().contract().empty()),
                        QualityProfile::merge);
    }

    private RunFacts facts(Preparation prepared, RunId run, Instant started) {
        NightPlan plan = prepared.plan();
        return new RunFacts(
                run,
                plan.spec().job().name(),
                plan.spec().job().title(),
                plan.spec().date(),
                plan.spec().job().zone(),
                plan.bundle().version(),
                plan.bundle().signature(),
                prepared.tools().scorer().path(),
                prepared.golden(),
                plan.partition().files(),
                plan.spec().job().digest(),
                Programs.label(services.program()),
                Programs.platformLabel(),
                started,
                services.clock().instant(),
                plan.spec().job().output().columns(),
                plan.spec().job().labels(),
                plan.spec().job().slices().minimumRows(),
                Optional.empty());
    }
}
