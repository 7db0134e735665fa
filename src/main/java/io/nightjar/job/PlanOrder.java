package io.nightjar.job;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.TaskExecutor;

/**
 * Has splits scored in the order of the plan, while Spring Batch takes them from a hash set: the table grows in that order,
 * and one that begins with the last split grows only when all is scored.
 */
final class PlanOrder extends TaskExecutorPartitionHandler {

    PlanOrder(Step step, TaskExecutor executor) {
        setStep(step);
        setTaskExecutor(executor);
    }

    @Override
    protected Set<StepExecution> doHandle(StepExecution score, Set<StepExecution> splits) throws Exception {
        Set<StepExecution> inOrder = splits.stream()
                .sorted(Comparator.comparingInt(
                        split -> split.getExecutionContext().getInt(SplitStep.SPLIT)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return super.doHandle(score, inOrder);
    }
}
