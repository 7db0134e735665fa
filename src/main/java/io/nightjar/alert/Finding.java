package io.nightjar.alert;

import io.nightjar.ledger.Condition;
import io.nightjar.ledger.ConditionKey;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.ConditionKind;
import io.nightjar.run.JobDefinition.Labels;
import io.nightjar.run.RunRecord;
import io.nightjar.status.DateStatus;
import io.nightjar.status.JobDates;
import io.nightjar.status.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A condition that holds now.
 *
 * @param since when it came about: what is old when it is first seen is no news
 */
record Finding(Condition condition, Instant since) {

    /** All that hold for the dates of a job. */
    static List<Finding> of(JobDates job, Duration missingAfter, Instant now) {
        List<Finding> found = new ArrayList<>();
        for (DateStatus status : job.dates()) {
            ofRun(job.job(), status, now).ifPresent(found::add);
            notReproduced(job.job(), status).ifPresent(found::add);
            if (status.standing() == Standing.MISSING) {
                status.due()
                        .filter(due -> !now.isBefore(due.plus(missingAfter)))
                        .ifPresent(due -> found.add(new Finding(
                                condition(
                                        job.job(),
                                        status,
                                        ConditionKind.MISSING,
                                        "It was due at " + due + ", and nobody has begun a run."),
                                due)));
            }
            if (status.late() == DateStatus.Late.YES) {
                status.deadline()
                        .ifPresent(deadline -> found.add(new Finding(
                                condition(
                                        job.job(),
                                        status,
                                        ConditionKind.LATE,
                                        "It was to be published by " + deadline + " and is "
                                                + status.standing().label() + "."),
                                deadline)));
            }
        }
        return found;
    }

    private static Optional<Finding> ofRun(String job, DateStatus status, Instant now) {
        Instant ended = ended(status, now);
        return switch (status.standing()) {
            case FAILED ->
                Optional.of(new Finding(
                        condition(
                                job,
                                status,
                                ConditionKind.FAILED,
                                status.reason().orElse("It failed.")),
                        ended));
            case HELD ->
                Optional.of(new Finding(
                        condition(
                                job, status, ConditionKind.HELD, status.reason().orElse("A gate held it.")),
                        ended));
            default -> Optional.empty();
        };
    }

    /** The published nights of a job that were made again, and are not what they were or could not be. */
    private static Optional<Finding> notReproduced(String job, DateStatus status) {
        return status.proof()
                .filter(proof -> !proof.answer().isSame())
                .map(proof -> new Finding(
                        new Condition(
                                new ConditionKey(job, status.date(), ConditionKind.NOT_REPRODUCED),
                                Optional.of(proof.run()),
                                proof.code(),
                                "Run " + proof.run() + ", made again, is "
                                        + proof.answer().label() + ": " + proof.sentence()),
                        proof.ended()));
    }

    /** The published nights of a job that a gate warned of. */
    static List<Finding> warned(JobDates job, Instant now) {
        return job.dates().stream()
                .filter(status -> status.standing() == Standing.PUBLISHED
                        && status.run()
                                .flatMap(RunRecord::verdict)
                                .filter("warned"::equals)
                                .isPresent())
                .map(status -> new Finding(
                        condition(
                                job.job(),
                                status,
                                ConditionKind.WARNED,
                                status.reason().orElse("A gate warned of it.")),
                        ended(status, now)))
                .toList();
    }

    /**
     * The published dates of a job that has labels of which none are known a day after they were to be complete.
     *
     * @param known whether any label of a date has been joined
     */
    static List<Finding> withoutLabels(JobDates job, Labels labels, Predicate<BusinessDate> known, Instant now) {
        List<Finding> found = new ArrayList<>();
        for (DateStatus status : job.dates()) {
            LocalDate complete = status.date().date().plusDays(labels.matureAfter());
            Instant late = complete.plusDays(1).atStartOfDay(job.zone()).toInstant();
            if (status.isPublished() && !now.isBefore(late) && !known.test(status.date())) {
                found.add(new Finding(
                        condition(
                                job.job(),
                                status,
                                ConditionKind.LABELS_LATE,
                                "Its labels were to be complete on " + complete + ", and none have been joined."),
                        late));
            }
        }
        return found;
    }

    private static Instant ended(DateStatus status, Instant now) {
        return status.run().map(run -> run.ended().orElse(run.started())).orElse(now);
    }

    private static Condition condition(String job, DateStatus status, ConditionKind kind, String reason) {
        boolean ofTheRun = kind == ConditionKind.FAILED || kind == ConditionKind.HELD;
        return new Condition(
                new ConditionKey(job, status.date(), kind),
                status.run().map(RunRecord::id),
                ofTheRun ? status.code() : Optional.empty(),
                reason);
    }
}
