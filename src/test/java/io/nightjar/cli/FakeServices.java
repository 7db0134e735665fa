package io.nightjar.cli;

import io.nightjar.alert.Alerts;
import io.nightjar.config.JobFolder;
import io.nightjar.config.Settings;
import io.nightjar.endpoint.Endpoint;
import io.nightjar.job.Nights;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.Reproductions;
import io.nightjar.job.RunOptions;
import io.nightjar.job.RunOutcome;
import io.nightjar.job.TrainingReproductions;
import io.nightjar.job.Trainings;
import io.nightjar.labels.LabelStore;
import io.nightjar.labels.LabelTables;
import io.nightjar.labels.LateLabels;
import io.nightjar.ledger.BackfillWriter;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.ledger.Settlement;
import io.nightjar.ledger.StopRequests;
import io.nightjar.metrics.NightMetrics;
import io.nightjar.model.Aliases;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.ModelRegistry;
import io.nightjar.model.Signature;
import io.nightjar.publish.AliasChain;
import io.nightjar.publish.OutputLayout;
import io.nightjar.rebuild.Rebuild;
import io.nightjar.run.RunSpec;
import io.nightjar.schedule.Pulse;
import io.nightjar.schedule.ScheduleListener;
import io.nightjar.schedule.Scheduler;
import io.nightjar.schedule.Workplace;
import io.nightjar.scoring.ModelContents;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScorerLoader;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.status.StatusFiles;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.TableSource;
import io.nightjar.testing.NoNights;
import io.nightjar.torture.Torture;
import io.nightjar.tribuo.TribuoModelContents;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Real files, real model bundles, a real ledger to read; a table whose columns a test sets, and nights that do what a
 * test says. Counts what was asked for.
 */
final class FakeServices {
    Schema columns = Schema.of(
            Column.required("id", ColumnType.INT64),
            Column.optional("note", ColumnType.STRING),
            Column.optional("size", ColumnType.DOUBLE));
    FakeNights nights = new FakeNights();
    final List<String> asked = new ArrayList<>();
    String command = "";
    Clock clock = Clock.systemUTC();

    Services in(Settings settings, String newCommand) {
        command = newCommand;
        return new InProject(settings);
    }

    /** A model {@code small@1} that wants {@code size} and tells big from small. */
    static ModelDraft model() {
        Signature signature = new Signature(
                List.of(new FeatureColumn("size", ColumnType.DOUBLE, List.of(FeatureColumn.Kind.NUMBER))),
                List.of("big", "small"),
                Optional.of("big"));
        return new ModelDraft(
                "small",
                signature,
                Map.of("accuracy", 0.75),
                Map.of("model.tribuo", new byte[] {1}),
                "amd64, Any, Java 17",
                Map.of("title", "Big or small?"));
    }

    private final class InProject implements Services {
        private final Settings settings;
        private final Storage storage;
        private Ledger ledger;

        InProject(Settings settings) {
            this.settings = settings;
            this.storage = new ProjectStorage(settings.root().path());
        }

        @Override
        public Storage storage() {
            asked.add("storage");
            return storage;
        }

        @Override
        public TableSource tables() {
            asked.add("tables");
            return new TableSource() {
                @Override
                public DataFile inspect(String location) {
                    return new DataFile(location, 1000, Instant.EPOCH, List.of(10L), "00", columns);
                }

                @Override
                public RowBatchReader read(Split split, Schema wanted, int batchRows) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public ModelRegistry models() {
            asked.add("models");
            return new ModelRegistry(storage, settings.models());
        }

        @Override
        public ScorerLoader scorers() {
            asked.add("scorers");
            return (bundle, policies) -> new ScorerLoader.LoadedScorer(new NoScorer(), "none", Optional.empty());
        }

        @Override
        public LedgerReader ledger() {
            asked.add("ledger");
            return LedgerReader.open(LedgerSettings.embedded(settings.stateFolder()));
        }

        @Override
        public StatusFiles status() {
            return new StatusFiles(
                    storage,
                    new OutputLayout(settings.output(), settings.rejects(), settings.history(), settings.staging()),
                    new JobFolder(settings),
                    this::ledger,
                    clock);
        }

        @Override
        public LateLabels labels() {
            return new LateLabels(
                    new LabelTables(storage(), tables(), models(), new JobFolder(settings)::parse, 8192),
                    new LabelStore(storage(), settings.reports()),
                    this::ledger,
                    clock,
                    (result, published) -> {});
        }

        @Override
        public NightMetrics metrics() {
            return new NightMetrics(status(), alerts(), new JobFolder(settings), this::ledger, clock, "9.9.9");
        }

        @Override
        public Alerts alerts() {
            return new Alerts(settings, storage, status(), this::openLedger, clock, System::nanoTime, "test");
        }

        @Override
        public Ledger openLedger() {
            asked.add("open ledger");
            if (ledger == null) {
                ledger = Ledger.open(LedgerSettings.embedded(settings.stateFolder()), clock, command);
            }
            return ledger;
        }

        @Override
        public Nights nights() {
            asked.add("nights");
            settings.ledgerPassword().reveal();
            return nights;
        }

        @Override
        public Nights manyNights() {
            return nights();
        }

        @Override
        public Reproductions reproductions() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Rebuild rebuild() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Pruning pruning() {
            throw new UnsupportedOperationException();
        }

        @Override
        public BackfillWriter backfillWriter() {
            throw new UnsupportedOperationException();
        }

        @Override
        public StopRequests stopRequests() {
            return StopRequests.of(LedgerSettings.embedded(settings.stateFolder()));
        }

        @Override
        public Trainings trainings() {
            throw new UnsupportedOperationException();
        }

        @Override
        public TrainingReproductions trainingReproductions() {
            throw new UnsupportedOperationException();
        }

        @Override
        public AliasChain aliasChain() {
            return new AliasChain(storage, new Aliases(storage, settings.models()), clock, Optional::empty);
        }

        @Override
        public ModelContents modelContents() {
            return new TribuoModelContents();
        }

        @Override
        public Scheduler scheduler(Workplace workplace, ScheduleListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Endpoint endpoint(InetSocketAddress address, Supplier<Pulse> pulse) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Torture torture() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            if (ledger != null) {
                ledger.close();
            }
            asked.add("close");
        }
    }

    private static final class NoScorer implements Scorer {
        @Override
        public ScoredBatch score(RowBatch batch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScoringPath path() {
            return new ScoringPath("fake", "for tests");
        }
    }

    /** What a test wants to happen when a night is run. */
    @FunctionalInterface
    interface Night {
        RunOutcome run(RunSpec spec, RunOptions options, ProgressListener progress);
    }

    static final class FakeNights extends NoNights {
        Night night = (spec, options, progress) -> {
            throw new IllegalStateException("no night planned");
        };
        List<Settlement> recovered = List.of();

        @Override
        public RunOutcome run(RunSpec spec, RunOptions options, ProgressListener progress) {
            return night.run(spec, options, progress);
        }

        @Override
        public RunOutcome run(Lease lease, RunSpec spec, RunOptions options, ProgressListener progress) {
            return night.run(spec, options, progress);
        }

        @Override
        public List<Settlement> recover() {
            return recovered;
        }

        @Override
        public void requestStop() {}
    }
}
