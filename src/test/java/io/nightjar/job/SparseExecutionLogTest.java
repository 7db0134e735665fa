package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

class SparseExecutionLogTest {
    private final Entries entries = new Entries();

    private StepExecution run(int chunks, Runnable each) throws Exception {
        AtomicInteger done = new AtomicInteger();
        JobExecution night = new JobExecution(1, new JobInstance(1, "night"), new JobParameters());
        StepExecution execution = new StepExecution(1, "split", night);
        Step step = new StepBuilder("split", new SparseExecutionLog(entries))
                .tasklet(
                        (contribution, context) -> {
                            each.run();
                            contribution.incrementWriteCount(SplitStep.CHUNK);
                            return RepeatStatus.continueIf(done.incrementAndGet() < chunks);
                        },
                        new ResourcelessTransactionManager())
                .build();
        step.execute(execution);
        return execution;
    }

    @Test
    void theStartAndTheEndOfASplitAreNotedAndNoChunk() throws Exception {
        run(3, () -> {});
        assertThat(entries.steps).startsWith("STARTED 0", "COMPLETED 384").hasSizeLessThan(4);
    }

    @Test
    void aSplitThatFailsIsNotedAtOnce() throws Exception {
        StepExecution failed = run(5, () -> {
            throw new IllegalStateException("the third row batch");
        });
        assertThat(failed.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(entries.steps).last().isEqualTo("FAILED 0");
    }

    /** What was written, each as status and row batches. */
    private static final class Entries extends NoExecutionLog {
        private final List<String> steps = new ArrayList<>();

        @Override
        public void update(StepExecution step) {
            steps.add(step.getStatus() + " " + step.getWriteCount());
        }

        @Override
        public void updateExecutionContext(StepExecution step) {}
    }
}
