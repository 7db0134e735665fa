package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Plan.InputFile;
import io.nightjar.model.ModelVersion;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunSpec;
import java.util.List;
import java.util.Optional;

/**
 * A night as it was planned, to be run so and not otherwise.
 *
 * @param planDigest covers job file, model, inputs and splits
 * @param jobDigest SHA-256 of the job file's bytes
 * @param inputs the frozen files, in plan order
 * @param replaces the run whose table stands published; empty where none does
 * @param program the version of Nightjar that planned it
 */
public record FrozenNight(
        String job,
        BusinessDate date,
        String planDigest,
        String jobDigest,
        ModelVersion model,
        List<InputFile> inputs,
        Optional<RunId> replaces,
        String program) {

    public FrozenNight {
        inputs = List.copyOf(inputs);
    }

    static FrozenNight of(NightPlan plan, Optional<RunRecord> published, String program) {
        return new FrozenNight(
                plan.spec().job().name(),
                plan.spec().date(),
                plan.digest(),
                plan.spec().job().digest(),
                plan.bundle().version(),
                plan.partition().files().stream().map(InputFile::of).toList(),
                published.map(RunRecord::id),
                program);
    }

    /** Rows of the frozen input. */
    public long rows() {
        return inputs.stream().mapToLong(InputFile::rows).sum();
    }

    /** {@code job@date}. */
    public String label() {
        return job + "@" + date;
    }

    /** @throws NightjarException PLAN_CHANGED where the job file is not the planned one */
    void requireJob(RunSpec spec) {
        if (!jobDigest.equals(spec.job().digest())) {
            throw changed(ErrorCode.PLAN_CHANGED, "the job file of " + job + " has changed since the plan was made");
        }
    }

    /** @throws NightjarException PLAN_INPUT_CHANGED naming the files, where there are any */
    void requireNone(InputChange change) {
        if (!change.isNone()) {
            throw changed(
                    ErrorCode.PLAN_INPUT_CHANGED,
                    "the input of " + label() + " has changed since the plan was made: " + change.describe());
        }
    }

    NightjarException modelGone(NightjarException cause) {
        return changed(
                ErrorCode.PLAN_MODEL_CHANGED,
                "model " + model.label() + ", with which " + label() + " was planned, is gone: " + cause.message());
    }

    /**
     * Refuses where the plan that would be made now is another.
     *
     * @throws NightjarException PLAN_MODEL_CHANGED, PLAN_INPUT_CHANGED, PLAN_CHANGED or ALREADY_PUBLISHED, naming what
     */
    void requireSame(FrozenNight now) {
        if (!model.equals(now.model)) {
            throw changed(
                    ErrorCode.PLAN_MODEL_CHANGED,
                    label() + " was planned with model " + model.label() + " (" + model.digest() + "); the job names "
                            + now.model.label() + " (" + now.model.digest() + ") now");
        }
        requireNone(InputChange.between(inputs, now.inputs));
        if (!program.equals(now.program)) {
            throw changed(
                    ErrorCode.PLAN_CHANGED,
                    label() + " was planned by Nightjar " + program + ", and this is " + now.program);
        }
        if (!planDigest.equals(now.planDigest)) {
            throw changed(
                    ErrorCode.PLAN_CHANGED,
                    "the splits of " + label() + " are cut differently than planned (scoring.split-rows)");
        }
        if (!replaces.equals(now.replaces)) {
            throw now.replaces
                    .map(run -> changed(
                            ErrorCode.ALREADY_PUBLISHED,
                            label() + " has been published by run " + run + " since the plan was made"))
                    .orElseGet(() -> changed(
                            ErrorCode.PLAN_CHANGED,
                            "run " + replaces.orElseThrow() + ", which the plan replaces, does not stand published any"
                                    + " more"));
        }
    }

    private NightjarException changed(ErrorCode code, String message) {
        return NightjarException.of(code, message)
                .notDone("Nothing was run.")
                .next("nightjar plan " + job + " --date " + date + " --out FILE")
                .next("nightjar plan " + job + " --date " + date);
    }
}
