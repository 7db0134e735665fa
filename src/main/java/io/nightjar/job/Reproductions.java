package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.publish.Receipt;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunId;
import io.nightjar.run.RunSpec;
import io.nightjar.table.PartFile;
import io.nightjar.table.Partition;
import io.nightjar.table.Split;
import io.nightjar.table.SplitPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes the tables of runs again, from their receipts, and compares. What it writes lies in a folder of its own below staging and is
 * gone when it ends; the ledger is only read.
 */
public final class Reproductions {
    private final NightServices services;
    private final StopRequest stop = new StopRequest();

    public Reproductions(NightServices services) {
        this.services = services;
    }

    /**
     * What is to be done.
     *
     * @param sample the share of the splits that are scored, picked by chance; empty for all
     */
    public record Wish(Optional<Double> sample, Strictness strictness, RowDifference.Keys keys) {}

    /** What to do where the program, Java or a library is another. */
    public enum Strictness {
        /** Say so, and try. */
        TRY,
        /** Refuse. */
        REFUSE
    }

    /** As people name runs; see {@link Originals#ofRun}. */
    public Reproduced ofRun(String name, Wish wish, ProgressListener progress) {
        return of(new Originals(services).ofRun(name), wish, progress);
    }

    /** The run of a table or a receipt, wherever it stands. */
    public Reproduced ofFile(String location, Wish wish, ProgressListener progress) {
        return of(new Originals(services).ofFile(location), wish, progress);
    }

    /** Where the table of a run stands, in place or in history. */
    public String tableOf(String name) {
        return new Originals(services).tableOf(name);
    }

    /** Ends it at the next row batch. */
    public void requestStop() {
        stop.stop();
    }

    private Reproduced of(Original original, Wish wish, ProgressListener progress) {
        Instant begun = services.clock().instant();
        progress.stage("plan");
        InputProof inputs = new InputProof(services.storage(), services.source());
        inputs.of(original);
        ModelBundle bundle = model(original);
        JobDefinition job = services.jobs()
                .parse(original.job(), original.jobText())
                .scoredBy(bundle.version().ref());
        Planner planner = new Planner(
                PartitionFinder.of(services),
                services.source(),
                services.models(),
                services.limits().splitRows());
        RunSpec spec = new RunSpec(job, original.date());
        Partition partition =
                new Partition(original.date().date(), job.input().path().on(original.date()), inputs.files());
        NightPlan plan = planner.of(spec, bundle, partition, found -> splits(original, found));
        Preparation prepared = Preparation.of(plan, services);
        List<String> suspects = new ArrayList<>(
                Suspects.of(original, services, prepared.tools().scorer().path().name()));
        refuse(wish, original, suspects);
        suspects.addAll(inputs.doubts());
        String folder = services.layout().staging() + "/_reproduce-" + RunId.next(services.random());
        try {
            Attempt attempt = new Attempt(original, prepared, folder, wish, suspects, begun);
            return wish.sample().isPresent() ? sampled(attempt, progress) : whole(attempt, progress);
        } finally {
            services.storage().delete(folder);
        }
    }

    /** One reproduction under way. */
    private record Attempt(
            Original original, Preparation prepared, String folder, Wish wish, List<String> suspects, Instant begun) {}

    /** By its name, and where that is gone or another by its digest: a bundle that was renamed is still the one. */
    private ModelBundle model(Original original) {
        NightjarException gone;
        try {
            ModelBundle bundle = services.models().open(io.nightjar.config.JobFile.modelRef(original.model()));
            if (bundle.version().digest().equals(original.modelDigest())) {
                return bundle;
            }
            gone = modelChanged(
                    original,
                    "is another: its digest was " + original.modelDigest() + ", is "
                            + bundle.version().digest());
        } catch (NightjarException e) {
            gone = e.code() == ErrorCode.UNKNOWN_MODEL ? modelChanged(original, "is gone: " + e.message()) : e;
        }
        NightjarException otherwise = gone;
        return services.models().withDigest(original.modelDigest()).orElseThrow(() -> otherwise);
    }

    private static NightjarException modelChanged(Original original, String how) {
        return NightjarException.of(
                        ErrorCode.PLAN_MODEL_CHANGED,
                        original.label() + " cannot be made again: model " + original.model() + ", with which run "
                                + original.run() + " was scored, " + how)
                .notDone("Nothing was scored.")
                .next("nightjar models list");
    }

    private static void refuse(Wish wish, Original original, List<String> suspects) {
        if (wish.strictness() == Strictness.REFUSE && !suspects.isEmpty()) {
            throw NightjarException.of(
                            ErrorCode.NOT_REPRODUCED,
                            "run " + original.run() + " of " + original.label() + " was made by something else: "
                                    + String.join("; ", suspects))
                    .notDone("Nothing was scored.")
                    .next("nightjar reproduce " + original.run());
        }
    }

    private static List<Split> splits(Original original, Partition partition) {
        if (original.splits().isEmpty()) {
            // So old that it does not say: splits were of one file each then.
            return SplitPlan.ofEachFile(partition, original.splitRows());
        }
        List<Split> splits = new ArrayList<>();
        for (Receipt.SplitRows split : original.splits()) {
            splits.add(
                    Split.of(splits.size(), partition.files(), split.file(), split.firstRowGroup(), split.rowGroups()));
        }
        return splits;
    }

    private Reproduced whole(Attempt attempt, ProgressListener progress) {
        NightPlan plan = attempt.prepared().plan();
        try (GrowingTable growing = TableAssembly.growing(attempt.prepared(), attempt.folder(), stop::check)) {
            NightWork work = work(attempt, growing::add, progress);
            score(work, IntStream.range(0, plan.splits().size()).boxed().toList());
            PartFile table = growing.finish(plan.splits().size(), TableAssembly.metadata(plan));
            progress.stage("compare");
            return comparison(attempt).whole(table, plan.splits().size(), path(attempt), seconds(attempt));
        }
    }

    private Reproduced sampled(Attempt attempt, ProgressListener progress) {
        List<Integer> picked = picked(attempt);
        NightWork work = work(attempt, result -> {}, progress);
        score(work, picked);
        progress.stage("compare");
        int splits = attempt.prepared().plan().splits().size();
        return comparison(attempt).sample(work.results(), splits, path(attempt), seconds(attempt));
    }

    private TableComparison comparison(Attempt attempt) {
        return new TableComparison(
                services,
                attempt.wish().keys(),
                attempt.original(),
                attempt.prepared().plan().spec().job(),
                attempt.suspects());
    }

    /** By chance, so that a proof that is repeated every night comes to all of them. */
    private List<Integer> picked(Attempt attempt) {
        Original original = attempt.original();
        boolean isKnown = !original.splits().isEmpty()
                && original.splits().stream()
                        .allMatch(split -> split.rowDigest().isPresent());
        if (!isKnown) {
            throw NightjarException.of(
                            ErrorCode.NOT_REPRODUCED,
                            "the receipt of run " + original.run() + " has no digests of its splits: an earlier version"
                                    + " wrote it")
                    .notDone("Nothing was scored.")
                    .next("nightjar reproduce " + original.run());
        }
        int all = original.splits().size();
        long wanted = Math.round(attempt.wish().sample().orElse(1.0) * all);
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, all).boxed().toList());
        Collections.shuffle(numbers, new Random(services.random().nextLong()));
        return numbers.subList(0, (int) Math.max(Math.min(1, all), wanted)).stream()
                .sorted()
                .toList();
    }

    private NightWork work(Attempt attempt, NightWork.SplitLog log, ProgressListener progress) {
        return new NightWork(
                attempt.prepared().plan(),
                attempt.prepared().tools(),
                new SplitFiles(attempt.folder(), services.limits().batchRows()),
                log,
                progress,
                stop);
    }

    private void score(NightWork work, List<Integer> splits) {
        long rows = splits.stream()
                .mapToLong(split -> work.plan().splits().get(split).rows())
                .sum();
        work.progress().stage("score");
        work.progress().planned(rows, splits.size());
        new ScoringPool(services.limits().threads()).score(work, splits);
    }

    private static String path(Attempt attempt) {
        return attempt.prepared().tools().scorer().path().name();
    }

    private double seconds(Attempt attempt) {
        return Duration.between(attempt.begun(), services.clock().instant()).toMillis() / 1000.0;
    }
}
