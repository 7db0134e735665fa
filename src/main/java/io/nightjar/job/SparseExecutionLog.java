package io.nightjar.job;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Spring Batch's execution log as the step of one split writes it: its start and its end, each in one transaction and not
 * two, and nothing of its chunks. Nothing is ever resumed from what stands there of a split under way.
 */
final class SparseExecutionLog implements JobRepository {
    private final JobRepository log;
    private boolean hasStarted;

    SparseExecutionLog(JobRepository log) {
        this.log = log;
    }

    @Override
    public void update(StepExecution step) {
        if (!hasStarted || step.getStatus() != BatchStatus.STARTED) {
            log.update(step);
        }
        hasStarted = true;
    }

    /** The context of a split is its index, which its name says too. */
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
