package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Split;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/**
 * The step of one split: read, scored and written row batch by row batch, many of which are one chunk to Spring Batch. A
 * chunk of each row batch took a twentieth of the processor time of a night of millions of rows, for entries that nobody
 * resumes from.
 */
final class SplitStep implements Step {
    /** Key of the split's index in the step's execution context. */
    static final String SPLIT = "split";

    /** Row batches of a chunk. */
    static final int CHUNK = 128;

    /** Into the log of the run; the command says on the console how the night goes on. */
    private static final Logger LOG = LoggerFactory.getLogger("io.nightjar.run.split");

    private final JobRepository repository;
    private final NightWork work;
    private final SplitPool pool;

    SplitStep(JobRepository repository, NightWork work, SplitPool pool) {
        this.repository = repository;
        this.work = work;
        this.pool = pool;
    }

    @Override
    public String getName() {
        return "split";
    }

    @Override
    public void execute(StepExecution execution) throws JobInterruptedException {
        int split = execution.getExecutionContext().getInt(SPLIT);
        MDC.put(SPLIT, String.valueOf(split));
        try {
            execute(split, execution);
        } finally {
            MDC.remove(SPLIT);
        }
    }

    private void execute(int split, StepExecution execution) throws JobInterruptedException {
        try (SplitPool.Turn turn = pool.turn(split);
                Opening opening = new Opening(split)) {
            SplitEvent event = SplitEvent.begun();
            chunks(execution.getStepName(), opening, turn).execute(execution);
            event.ended(split);
            if (execution.getStatus() != BatchStatus.COMPLETED && opening.hasBegun) {
                logFailure();
            }
        } catch (RuntimeException | Error e) {
            // What closing the split threw has no step to be reported by.
            execution.addFailureException(work.failed(e));
            logFailure();
            execution.setStatus(BatchStatus.FAILED);
            execution.setExitStatus(ExitStatus.FAILED);
            repository.update(execution);
        }
    }

    /**
     * The scoring of a split, which begins within its step: what opening it throws fails the step. Where the night is to end
     * it does not begin, and nothing is said of it.
     */
    private final class Opening implements AutoCloseable {
        private final int split;
        private @Nullable SplitScoring opened;
        private boolean hasBegun;

        Opening(int split) {
            this.split = split;
        }

        SplitScoring scoring() {
            SplitScoring open = opened;
            if (open == null) {
                work.checkGoOn();
                hasBegun = true;
                Split planned = work.plan().splits().get(split);
                LOG.info("begins: {} rows of {} from row {}", planned.rows(), planned.label(), planned.firstRow());
                open = work.open(split, pool.aside());
                opened = open;
            }
            return open;
        }

        @Override
        public void close() {
            if (opened != null) {
                opened.close();
            }
        }
    }

    /** That another split failed, or somebody asked to stop, is no failure of this one. */
    private void logFailure() {
        Optional<NightjarException> own =
                work.failureOfThisThread().filter(failure -> failure.code() != ErrorCode.STOPPED);
        own.ifPresentOrElse(
                failure -> LOG.error("failed: {} {}", failure.code().code(), failure.message()),
                () -> LOG.info("ended before it was done"));
    }

    private Step chunks(String name, Opening opening, SplitPool.Turn turn) {
        return new StepBuilder(name, new SparseExecutionLog(repository))
                .tasklet(
                        (contribution, context) -> work.guarded(() -> chunk(opening.scoring(), turn, contribution)),
                        new ResourcelessTransactionManager())
                .build();
    }

    private RepeatStatus chunk(SplitScoring scoring, SplitPool.Turn turn, StepContribution contribution) {
        for (int i = 0; i < CHUNK; i++) {
            work.checkGoOn();
            Optional<RowBatch> batch = scoring.read();
            if (batch.isEmpty()) {
                end(scoring, turn);
                return RepeatStatus.FINISHED;
            }
            contribution.incrementReadCount();
            scoring.write(batch.get(), scoring.score(batch.get()));
            contribution.incrementWriteCount(1);
            work.progress().advanced(batch.get().rows());
        }
        return RepeatStatus.CONTINUABLE;
    }

    /** Within the step's work, where a failure fails it; Spring Batch only logs what goes wrong in a listener after it. */
    private void end(SplitScoring scoring, SplitPool.Turn turn) {
        scoring.end();
        turn.close();
        SplitResult result = scoring.finish();
        work.finished(result);
        work.readWithoutChecksums(scoring.filesWithoutChecksums());
        LOG.info("done: {} rows scored, {} rejected", result.part().rows(), result.rejected());
    }
}
