package io.nightjar.job;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Spring Batch's execution log as the step of a split writes it: its start, its end, and now and then a row batch. Nothing
 * is ever resumed from what stands there of a split under way. Two transactions for every row batch took a third of the
 * processor time of a night of millions of rows, most of it for compiling the database's code.
 */
final class SparseExecutionLog implements JobRepository {
    /** One row batch of so many is noted. */
    static final int BATCHES = 128;

    private final JobRepository log;

    SparseExecutionLog(JobRepository log) {
        this.log = log;
    }

    private static boolean isNoted(StepExecution step) {
        return step.getStatus() != BatchStatus.STARTED || step.getCommitCount() % BATCHES == 0;
    }

    @Override
    public void update(StepExecution step) {
        if (isNoted(step)) {
            log.update(step);
        }
    }

    /** The context of a split is its index, which is stored before the step begins. */
    @Override
    public void updateExecutionContext(StepExecution step) {}

    @Override
    public JobInstance createJobInstance(String name, JobParameters parameters) {
        return log.createJobInstance(name, parameters);
    }

    @Override
    public JobExecution createJobExecution(JobInstance instance, JobParameters parameters, ExecutionContext context) {
        return log.createJobExecution(instance, parameters, context);
    }

    @Override
    public void update(JobExecution execution) {
        log.update(execution);
    }

    @Override
    public void updateExecutionContext(JobExecution execution) {
        log.updateExecutionContext(execution);
    }
}
