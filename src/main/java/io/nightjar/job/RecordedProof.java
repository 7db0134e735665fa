package io.nightjar.job;

import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Proof;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is recorded of a run that somebody makes again, whatever comes of it.
 *
 * @param by {@code schedule}, or who asked
 */
public record RecordedProof(RunId run, String job, BusinessDate date, String by) {
    /** Input, model or receipt are not what they were; other errors say nothing of the run. */
    private static final Set<ExitStatus> REFUSALS =
            Set.of(ExitStatus.NOT_READY, ExitStatus.CONTRACT, ExitStatus.MODEL, ExitStatus.MISMATCH);

    /** It was made again. */
    public Proof of(Reproduced made, Instant ended) {
        return new Proof(
                run,
                job,
                date,
                by,
                ended,
                Proof.Answer.valueOf(made.answer().name()),
                made.splits().size(),
                made.splitsPlanned(),
                made.rows(),
                made.seconds(),
                Optional.empty(),
                sentence(made));
    }

    /** It could not be. */
    public Proof of(NightjarException why, Instant ended) {
        return new Proof(
                run,
                job,
                date,
                by,
                ended,
                REFUSALS.contains(why.code().exit()) ? Proof.Answer.REFUSED : Proof.Answer.FAILED,
                0,
                0,
                0,
                0,
                Optional.of(why.code().code()),
                why.message());
    }

    private static String sentence(Reproduced made) {
        String where = made.difference()
                .map(found -> found.row() < 0
                        ? "its columns differ"
                        : "row " + found.row() + " (from 0)"
                                + (found.column().isEmpty() ? "" : ", column " + found.column()) + ", differs first")
                .orElse("");
        return where + (where.isEmpty() || made.cause().isEmpty() ? "" : "; ") + made.cause();
    }
}
