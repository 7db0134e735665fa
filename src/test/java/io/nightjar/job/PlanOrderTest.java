package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

class PlanOrderTest {
    private static final List<Integer> SPLITS = IntStream.range(10, 50).boxed().toList();

    private final JobExecution night = new JobExecution(1, new JobInstance(1, "night"), new JobParameters());
    private final StepExecution score = new StepExecution(1, "score", night);
    private final List<String> happened = new ArrayList<>();

    @Test
    void splitsAreScoredInTheOrderOfThePlanEachMadeWhenItsTurnComes() {
        List<StepExecution> ended = order(new SyncTaskExecutor(), () -> {}).score(score);

        assertThat(happened)
                .startsWith("made split:00010", "scored 10", "made split:00011", "scored 11")
                .endsWith("made split:00049", "scored 49")
                .hasSize(2 * SPLITS.size());
        assertThat(ended).extracting(StepExecution::getStepName).hasSize(SPLITS.size());
    }

    @Test
    void noneIsMadeAnyMoreOnceTheNightIsToEnd() {
        Runnable goOn = () -> {
            if (happened.contains("scored 12")) {
                throw new IllegalStateException("stopped");
            }
        };

        assertThatThrownBy(() -> order(new SyncTaskExecutor(), goOn).score(score))
                .hasMessage("stopped");

        assertThat(happened).endsWith("made split:00012", "scored 12");
    }

    @Test
    void whereTheNightIsToEndThoseThatWereBegunAreWaitedFor() {
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            TaskExecutor beside = task -> other.execute(() -> {
                begun.countDown();
                task.run();
            });
            Runnable goOn = () -> {
                if (!happened.isEmpty()) {
                    await(begun);
                    throw new IllegalStateException("stopped");
                }
            };

            assertThatThrownBy(() -> order(beside, goOn).score(score)).hasMessage("stopped");

            assertThat(happened).containsExactly("made split:00010", "scored 10");
        } finally {
            other.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private PlanOrder order(TaskExecutor executor, Runnable goOn) {
        return new PlanOrder(new Making(), new Noting(), executor, () -> SPLITS, goOn);
    }

    private void happens(String what) {
        synchronized (happened) {
            happened.add(what);
        }
    }

    private final class Noting implements Step {
        @Override
        public String getName() {
            return "split";
        }

        @Override
        public void execute(StepExecution step) {
            happens("scored " + step.getExecutionContext().getInt(SplitStep.SPLIT));
        }
    }

    private final class Making extends NoExecutionLog {
        @Override
        public StepExecution createStepExecution(String name, JobExecution of) {
            happens("made " + name);
            return new StepExecution(happened.size(), name, of);
        }
    }
}
