package io.nightjar.job;

import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/**
 * The night as a Spring Batch job: plan, score (one partition a split), judge, publish. Its identity is (run, launch
 * number), so that a row left behind by a crash never blocks a night; which splits are done comes from the ledger.
 */
final class NightJob {
    private final BatchRuntime batch;
    private final SplitPool splits;

    NightJob(BatchRuntime batch, SplitPool splits) {
        this.batch = batch;
        this.splits = splits;
    }

    /** The steps of one launch, in the order in which they run. */
    record Steps(Runnable plan, Runnable judge, Runnable publish) {}

    /** Runs the job to its end in this thread; what failed is in {@link NightWork#failure}. */
    JobExecution run(String run, int launch, NightWork work, Steps steps) {
        JobRepository repository = batch.repository();
        Job job = new JobBuilder("night", repository)
                .start(tasklet("plan", work, steps.plan()))
                .next(score(repository, work))
                .next(tasklet("judge", work, steps.judge()))
                .next(tasklet("publish", work, steps.publish()))
                .build();
        JobParameters identity = new JobParametersBuilder()
                .addString("run", run)
                .addLong("launch", (long) launch)
                .toJobParameters();
        JobOperator operator = batch.operator();
        try {
            return operator.start(job, identity);
        } catch (org.springframework.batch.core.job.JobExecutionException e) {
            throw new IllegalStateException("Spring Batch refused to start launch " + launch + " of run " + run, e);
        }
    }

    private Step tasklet(String name, NightWork work, Runnable action) {
        return new StepBuilder(name, batch.repository())
                .tasklet(
                        (contribution, context) -> work.guarded(() -> {
                            work.checkGoOn();
                            work.progress().stage(name);
                            action.run();
                            return RepeatStatus.FINISHED;
                        }),
                        new ResourcelessTransactionManager())
                .build();
    }

    /** Spring Batch wants a partitioner, whom it does not ask: {@link PlanOrder} makes the steps of splits. */
    private Step score(JobRepository repository, NightWork work) {
        Step step = new SplitStep(repository, work, splits);
        PlanOrder order = new PlanOrder(repository, step, splits.executor(), () -> announced(work), work::checkGoOn);
        return new StepBuilder("score", repository)
                .partitioner(step.getName(), gridSize -> Map.of())
                .step(step)
                .partitionHandler((unused, score) -> work.guarded(() -> order.score(score)))
                .build();
    }

    private static List<Integer> announced(NightWork work) {
        work.progress().stage("score");
        List<Integer> unfinished = work.unfinished();
        long rows = unfinished.stream()
                .mapToLong(split -> work.plan().splits().get(split).rows())
                .sum();
        work.progress().planned(rows, unfinished.size());
        return unfinished;
    }
}
