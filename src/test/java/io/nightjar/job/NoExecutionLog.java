package io.nightjar.job;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Spring Batch's execution log of which a fake keeps what its test asks; all else is not asked for. */
abstract class NoExecutionLog implements JobRepository {
    @Override
    public void update(StepExecution step) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void updateExecutionContext(StepExecution step) {
        throw new UnsupportedOperationException();
    }

    @Override
    public JobInstance createJobInstance(String name, JobParameters parameters) {
        throw new UnsupportedOperationException();
    }

    @Override
    public JobExecution createJobExecution(JobInstance instance, JobParameters parameters, ExecutionContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void update(JobExecution execution) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void updateExecutionContext(JobExecution execution) {
        throw new UnsupportedOperationException();
    }
}
