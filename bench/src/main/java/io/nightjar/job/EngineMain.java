package io.nightjar.job;

import io.nightjar.config.JobFolder;
import io.nightjar.config.ProjectRoot;
import io.nightjar.config.Settings;
import io.nightjar.model.ModelRegistry;
import io.nightjar.parquet.ParquetSink;
import io.nightjar.parquet.ParquetSource;
import io.nightjar.publish.Failpoints;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.GroupFigures;
import io.nightjar.quality.Profiler;
import io.nightjar.quality.QualityProfile;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunSpec;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import io.nightjar.table.RowBatch;
import io.nightjar.tribuo.TribuoScorerLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The engine by itself: every {@link SplitTask} of a date becomes a {@link SplitResult}. No Spring, no ledger, no sync,
 * no reading back, and no profile unless asked for. Arguments: project, job, date, threads, folder, {@code bare} or
 * {@code profiled}.
 */
public final class EngineMain {
    private EngineMain() {}

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        say("started");
        int threads = Integer.parseInt(args[3]);
        Engine engine = prepare(Path.of(args[0]), args[1], args[2], threads);
        Preparation prepared = engine.prepared();
        ScoringTools tools = prepared.tools();
        SplitFiles files = new SplitFiles(args[4], engine.batchRows());
        System.out.println("path " + tools.scorer().path().name());
        say("prepared");
        NightWork work = new NightWork(
                prepared.plan(),
                args[5].equals("profiled") ? tools : unprofiled(prepared),
                files,
                result -> {},
                ProgressListener.silent(),
                new StopRequest());
        scoreAll(work, threads);
        System.out.println("rows "
                + work.results().stream().mapToLong(SplitResult::accounted).sum());
        say("scored");
    }

    /** Ready to score: with the settings of a project, whose batches it uses. */
    record Engine(Preparation prepared, int batchRows) {}

    static Engine prepare(Path project, String job, String date, int threads) {
        Settings settings = Settings.defaults(new ProjectRoot(project));
        NightServices services = services(settings, threads);
        RunSpec spec = new RunSpec(new JobFolder(settings).load(job), new BusinessDate(LocalDate.parse(date)));
        NightPlan plan = new Planner(
                        new PartitionFinder(services.storage(), services.source()),
                        services.source(),
                        services.models(),
                        services.limits().splitRows())
                .plan(spec);
        return new Engine(Preparation.of(plan, services), services.limits().batchRows());
    }

    /** Milliseconds since the process began, of which the clock tells hundredths of a second. */
    private static void say(String what) {
        Instant begun = ProcessHandle.current().info().startInstant().orElseThrow();
        System.out.println(what + " " + Duration.between(begun, Instant.now()).toMillis());
    }

    private static NightServices services(Settings settings, int threads) {
        Storage storage = new ProjectStorage(settings.root().path());
        return new NightServices(
                storage,
                new ParquetSource(storage),
                ParquetSink.unproven(storage),
                new ModelRegistry(storage, settings.models()),
                new TribuoScorerLoader(),
                OutputLayout.standard(),
                () -> {
                    throw new IllegalStateException("the engine knows no ledger");
                },
                () -> {
                    throw new IllegalStateException("the engine knows no ledger");
                },
                new NoJobs(),
                (report, folder) -> folder,
                settings.reports(),
                run -> GroupFigures.NONE,
                new Receipt.Program("bench", "", ""),
                Map.of(),
                new NightServices.Limits(threads, settings.batchRows(), settings.splitRows()),
                Clock.systemUTC(),
                new Random(1),
                ReceiptPolicy.USUAL,
                Failpoints.NONE);
    }

    private static ScoringTools unprofiled(Preparation prepared) {
        QualityProfile empty = prepared.profile().empty();
        ScoringTools tools = prepared.tools();
        return new ScoringTools(
                tools.source(),
                tools.sink(),
                tools.scorer(),
                tools.explainer(),
                tools.output(),
                tools.rejects(),
                split -> new NoProfile(empty),
                tools.contract());
    }

    private static void scoreAll(NightWork work, int threads) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> splits = new ArrayList<>();
        for (int split : work.unfinished()) {
            splits.add(pool.submit(() -> score(work, split)));
        }
        pool.shutdown();
        for (Future<?> split : splits) {
            split.get();
        }
    }

    private static void score(NightWork work, int split) {
        try (SplitScoring scoring = work.open(split, Aside.none())) {
            for (var batch = scoring.read(); batch.isPresent(); batch = scoring.read()) {
                work.checkGoOn();
                scoring.write(batch.get(), scoring.score(batch.get()));
            }
            work.finished(scoring.finish());
        }
    }

    private record NoProfile(QualityProfile empty) implements Profiler {
        @Override
        public void read(RowBatch batch) {}

        @Override
        public void scored(RowBatch batch, ScoredBatch answer) {}

        @Override
        public QualityProfile finish() {
            return empty;
        }
    }

    private static final class NoJobs implements JobSource {
        @Override
        public io.nightjar.run.JobDefinition load(String name) {
            throw new IllegalStateException("the job is loaded");
        }

        @Override
        public io.nightjar.run.JobDefinition parse(String name, String text) {
            throw new IllegalStateException("the job is loaded");
        }
    }
}
