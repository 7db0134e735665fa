package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.SyncTaskExecutor;

class PlanOrderTest {
    private static final int SPLITS = 40;

    private final JobExecution night = new JobExecution(1, new JobInstance(1, "night"), new JobParameters());
    private final List<Integer> scored = new ArrayList<>();

    @Test
    void splitsAreScoredInTheOrderOfThePlanInWhateverOrderSpringBatchHasThem() throws Exception {
        Set<StepExecution> backwards = new LinkedHashSet<>();
        IntStream.range(0, SPLITS).map(i -> SPLITS - 1 - i).forEach(split -> backwards.add(step(split)));

        Set<StepExecution> ended =
                new PlanOrder(new Noting(), new SyncTaskExecutor()).doHandle(step(SPLITS), backwards);

        assertThat(scored)
                .containsExactlyElementsOf(IntStream.range(0, SPLITS).boxed().toList());
        assertThat(ended).hasSize(SPLITS);
    }

    private StepExecution step(int split) {
        StepExecution step = new StepExecution(split, "split:" + split, night);
        step.getExecutionContext().putInt(SplitStep.SPLIT, split);
        return step;
    }

    private final class Noting implements Step {
        @Override
        public String getName() {
            return "split";
        }

        @Override
        public void execute(StepExecution step) {
            scored.add(step.getExecutionContext().getInt(SplitStep.SPLIT));
        }
    }
}
