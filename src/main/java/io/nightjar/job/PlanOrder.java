package io.nightjar.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.TaskExecutor;

/**
 * Has splits scored in the order of the plan, in which the table grows; one that began with the last split would grow only
 * when all is scored. The step of a split is made when there is a thread for it. Spring Batch's own splitter makes those of
 * all splits first, in three transactions and a question each: with ten thousand splits that took most of a minute, in which
 * nothing was scored and nobody could stop the night.
 */
final class PlanOrder {
    private final JobRepository repository;
    private final Step step;
    private final TaskExecutor executor;
    private final Supplier<List<Integer>> splits;
    private final Runnable goOn;

    /**
     * Over the splits of a night.
     *
     * @param step scores the split whose index it finds in its context
     * @param executor makes one wait for a free thread
     * @param splits the unfinished ones, in order
     * @param goOn throws where no further one is to begin
     */
    PlanOrder(
            JobRepository repository, Step step, TaskExecutor executor, Supplier<List<Integer>> splits, Runnable goOn) {
        this.repository = repository;
        this.step = step;
        this.executor = executor;
        this.splits = splits;
        this.goOn = goOn;
    }

    /**
     * Scores them all; returns or throws when none is scored any more.
     *
     * @param score the step that they are parts of
     */
    List<StepExecution> score(StepExecution score) {
        List<StepExecution> begun = new ArrayList<>();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        try {
            for (int split : splits.get()) {
                goOn.run();
                StepExecution made = made(split, score);
                begun.add(made);
                ends.add(CompletableFuture.runAsync(() -> execute(made), executor));
            }
        } finally {
            // Each of them, before anybody takes away what they write.
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
        }
        goOn.run();
        return begun;
    }

    /** Its name says which split it is. The context is not stored once more for that, since nobody resumes from it. */
    private StepExecution made(int split, StepExecution score) {
        String name = String.format(Locale.ROOT, "%s:%05d", step.getName(), split);
        StepExecution made = repository.createStepExecution(name, score.getJobExecution());
        made.getExecutionContext().putInt(SplitStep.SPLIT, split);
        return made;
    }

    private void execute(StepExecution made) {
        try {
            step.execute(made);
        } catch (JobInterruptedException e) {
            throw new CompletionException(e);
        }
    }
}
