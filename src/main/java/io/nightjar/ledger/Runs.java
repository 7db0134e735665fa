package io.nightjar.ledger;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import java.util.List;
import java.util.Optional;

/** Runs, as they are recorded. Lists are newest first. */
@SuppressWarnings("DoNotCallSuggester")
public final class Runs {
    Runs() {}

    public Optional<RunRecord> get(RunId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /**
     * The run that a person means: a unique prefix of its id, {@code JOB@DATE} (its newest) or {@code JOB@latest}.
     *
     * @throws io.nightjar.error.NightjarException UNKNOWN_RUN with the nearest, AMBIGUOUS_RUN listing them
     */
    public RunRecord find(String name) {
        throw new UnsupportedOperationException(name);
    }

    public Optional<RunRecord> newest(String job, BusinessDate date) {
        throw new UnsupportedOperationException(job + date);
    }

    /** The run with the latest business date of a job; of those the newest. */
    public Optional<RunRecord> latest(String job) {
        throw new UnsupportedOperationException(job);
    }

    /** The run whose table stands in place. */
    public Optional<RunRecord> published(String job, BusinessDate date) {
        throw new UnsupportedOperationException(job + date);
    }

    public List<RunRecord> list(int limit) {
        throw new UnsupportedOperationException("" + limit);
    }

    public List<RunRecord> list(String job, int limit) {
        throw new UnsupportedOperationException(job + limit);
    }

    /** Runs that say RUNNING or PUBLISHING, whether or not their owner lives; oldest first. */
    public List<RunRecord> open() {
        throw new UnsupportedOperationException();
    }

    /** Who works, or worked last, on a job and date. */
    public Optional<Owner> owner(String job, BusinessDate date) {
        throw new UnsupportedOperationException(job + date);
    }

    /** The processes that worked on a run, in order. */
    public List<Launch> launches(RunId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /** The verdict as {@code judge} recorded it; JSON. */
    public Optional<String> verdict(RunId id) {
        throw new UnsupportedOperationException(id.toString());
    }
}
