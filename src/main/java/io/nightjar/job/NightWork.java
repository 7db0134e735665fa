package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.quality.QualityReport;
import io.nightjar.table.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One launch of one run while it goes on: what the steps hand to each other. Splits call it from several threads.
 */
final class NightWork {
    private final NightPlan plan;
    private final ScoringTools tools;
    private final SplitFiles files;
    private final SplitLog log;
    private final ProgressListener progress;
    private final StopRequest stop;
    private final Map<Integer, SplitResult> results = new ConcurrentSkipListMap<>();
    private final Set<String> unchecked = new ConcurrentSkipListSet<>();
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    private Optional<QualityReport> report = Optional.empty();

    /** What ended the work, and the thread that it happened to. */
    private record Failure(NightjarException error, Thread thread) {}

    /** Hears of finished splits; the ledger, or nobody for a scratch run. */
    @FunctionalInterface
    interface SplitLog {
        void finished(SplitResult result);
    }

    NightWork(
            NightPlan plan,
            ScoringTools tools,
            SplitFiles files,
            SplitLog log,
            ProgressListener progress,
            StopRequest stop) {
        this.plan = plan;
        this.tools = tools;
        this.files = files;
        this.log = log;
        this.progress = progress;
        this.stop = stop;
    }

    NightPlan plan() {
        return plan;
    }

    ScoringTools tools() {
        return tools;
    }

    ProgressListener progress() {
        return progress;
    }

    /** Takes over a result of an earlier launch. */
    void resumed(SplitResult result) {
        results.put(result.split(), result);
    }

    /** Indexes of the splits that are still to be scored, in order. */
    List<Integer> unfinished() {
        List<Integer> left = new ArrayList<>();
        for (int split = 0; split < plan.splits().size(); split++) {
            if (!results.containsKey(split)) {
                left.add(split);
            }
        }
        return left;
    }

    /** Where this launch writes. */
    String folder() {
        return files.folder();
    }

    /** @param aside takes a part of the split's work */
    SplitScoring open(int split, Aside aside) {
        checkGoOn();
        return new SplitScoring(files.task(plan, split), tools, aside);
    }

    void finished(SplitResult result) {
        log.finished(result);
        results.put(result.split(), result);
    }

    /** Pages of these files carry no checksums. */
    void readWithoutChecksums(List<DataFile> files) {
        files.forEach(file -> unchecked.add(file.location()));
    }

    /** Files that this launch read without checksums, in order. */
    List<String> filesWithoutChecksums() {
        return List.copyOf(unchecked);
    }

    /** Results in split order, whatever order they came in. */
    List<SplitResult> results() {
        return List.copyOf(results.values());
    }

    /**
     * Throws where the work should end at this row batch.
     *
     * @throws NightjarException STOPPED, or what another split failed with
     */
    void checkGoOn() {
        Failure first = failure.get();
        if (first != null) {
            throw first.error();
        }
        stop.check();
    }

    /** Does the work and remembers the first failure, which Spring Batch would wrap or only log. */
    <T> T guarded(Supplier<T> action) {
        try {
            return action.get();
        } catch (RuntimeException | Error e) {
            throw failed(e);
        }
    }

    NightjarException failed(Throwable e) {
        NightjarException error = Unexpected.of(e);
        failure.compareAndSet(null, new Failure(error, Thread.currentThread()));
        return error;
    }

    /** What ended the work, if anything did. */
    Optional<NightjarException> failure() {
        return Optional.ofNullable(failure.get()).map(Failure::error);
    }

    /** What ended the work, if it was this thread that it happened to: the others only end with it. */
    Optional<NightjarException> failureOfThisThread() {
        return Optional.ofNullable(failure.get())
                .filter(first -> first.thread() == Thread.currentThread())
                .map(Failure::error);
    }

    void judged(QualityReport judged) {
        report = Optional.of(judged);
    }

    /** The report, after the judge step. */
    QualityReport report() {
        return report.orElseThrow(() -> NightjarException.of(ErrorCode.INTERNAL, "the night was not judged"));
    }
}
