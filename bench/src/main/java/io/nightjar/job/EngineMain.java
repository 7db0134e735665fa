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
import io.nightjar.quality.ProfilePlan;
import io.nightjar.quality.Profiler;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.RowCounts;
import io.nightjar.quality.contract.ContractPlan;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunSpec;
import io.nightjar.scoring.OutputTable;
import io.nightjar.scoring.RejectsTable;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The engine by itself: every {@link SplitTask} of a date becomes a {@link SplitResult}. No Spring, no ledger, no sync,
 * no reading back, and no profile unless asked for. Arguments: project, job, date, threads, folder, {@code bare},
 * {@code counted} or {@code profiled}.
 */
public final class EngineMain {
    private EngineMain() {}

    /** What is looked at beside the scoring. */
    enum Watched {
        /** Nothing. */
        BARE,
        /** What is counted in every row, and no sample. */
        COUNTED,
        /** All that a night's profile has. */
        PROFILED
    }

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        say("started");
        int threads = Integer.parseInt(args[3]);
        Engine engine =
                prepare(Path.of(args[0]), args[1], args[2], threads, Watched.valueOf(args[5].toUpperCase(Locale.ROOT)));
        SplitFiles files = new SplitFiles(args[4], engine.batchRows());
        System.out.println("path " + engine.tools().scorer().path().name());
        say("prepared");
        NightWork work = new NightWork(
                engine.plan(), engine.tools(), files, result -> {}, ProgressListener.silent(), new StopRequest());
        scoreAll(work, threads);
        System.out.println("rows "
                + work.results().stream().mapToLong(SplitResult::accounted).sum());
        say("scored");
    }

    /** Ready to score: with the settings of a project, whose batches it uses. */
    record Engine(NightPlan plan, ScoringTools tools, int batchRows) {}

    static Engine prepare(Path project, String job, String date, int threads, Watched watched) {
        Settings settings = Settings.defaults(new ProjectRoot(project));
        NightServices services = services(settings, threads);
        RunSpec spec = new RunSpec(new JobFolder(settings).load(job), new BusinessDate(LocalDate.parse(date)));
        NightPlan plan = new Planner(
                        PartitionFinder.of(services),
                        services.source(),
                        services.models(),
                        services.limits().splitRows())
                .plan(spec);
        ScoringTools tools =
                switch (watched) {
                    case BARE -> bare(plan, services);
                    case COUNTED -> counted(Preparation.of(plan, services));
                    case PROFILED -> Preparation.of(plan, services).tools();
                };
        return new Engine(plan, tools, services.limits().batchRows());
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

    /** One row of so many is none. */
    private static ScoringTools counted(Preparation all) {
        ProfilePlan plan = all.profile();
        ProfilePlan unsampled = new ProfilePlan(
                plan.signature(),
                plan.input(),
                plan.privateColumns(),
                plan.centers(),
                Integer.MAX_VALUE,
                plan.slices());
        ScoringTools tools = all.tools();
        return new ScoringTools(
                tools.source(),
                tools.sink(),
                tools.scorer(),
                tools.explainer(),
                tools.output(),
                tools.rejects(),
                unsampled::collector,
                tools.contract());
    }

    /** What a night is compared with is a matter of its profile, and not read either. */
    private static ScoringTools bare(NightPlan plan, NightServices services) {
        JobDefinition job = plan.spec().job();
        Scorer scorer = services.scorers().load(plan.bundle(), job.features()).scorer();
        QualityProfile empty = new QualityProfile(
                new RowCounts(0, 0, List.of()), List.of(), Optional.empty(), List.of(), List.of(), 1);
        return new ScoringTools(
                services.source(),
                services.sink(),
                scorer,
                Preparation.explainer(plan, scorer),
                OutputTable.of(
                        job,
                        plan.read(),
                        plan.bundle().signature(),
                        plan.bundle().version()),
                RejectsTable.of(job, plan.read()),
                split -> new NoProfile(empty),
                new ContractPlan(job.contract(), plan.read()));
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
        public JobDefinition load(String name) {
            throw new IllegalStateException("the job is loaded");
        }

        @Override
        public JobDefinition parse(String name, String text) {
            throw new IllegalStateException("the job is loaded");
        }
    }
}
