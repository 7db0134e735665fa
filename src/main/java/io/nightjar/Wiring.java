package io.nightjar;

import io.nightjar.alert.AlertWatch;
import io.nightjar.alert.Alerts;
import io.nightjar.alert.GatheredAlerts;
import io.nightjar.cli.Pruning;
import io.nightjar.cli.Services;
import io.nightjar.config.JobFolder;
import io.nightjar.config.Settings;
import io.nightjar.config.TrainingFolder;
import io.nightjar.endpoint.Answers;
import io.nightjar.endpoint.Endpoint;
import io.nightjar.job.BatchNights;
import io.nightjar.job.JobSource;
import io.nightjar.job.NightServices;
import io.nightjar.job.NightWatch;
import io.nightjar.job.Nights;
import io.nightjar.job.PhaseRecord;
import io.nightjar.job.Reproductions;
import io.nightjar.job.TrainingReproductions;
import io.nightjar.job.TrainingTools;
import io.nightjar.job.Trainings;
import io.nightjar.job.WatchedNights;
import io.nightjar.labels.LabelGates;
import io.nightjar.labels.LabelStore;
import io.nightjar.labels.LabelTables;
import io.nightjar.labels.LabelWatch;
import io.nightjar.labels.LateLabels;
import io.nightjar.ledger.BackfillWriter;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.ledger.StopRequests;
import io.nightjar.lineage.LineageWatch;
import io.nightjar.lineage.Teller;
import io.nightjar.lineage.Transports;
import io.nightjar.metrics.NightMetrics;
import io.nightjar.metrics.TextFile;
import io.nightjar.model.Aliases;
import io.nightjar.model.ModelRegistry;
import io.nightjar.parquet.ParquetSink;
import io.nightjar.parquet.ParquetSource;
import io.nightjar.publish.AliasChain;
import io.nightjar.publish.Failpoints;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Publication;
import io.nightjar.rebuild.Rebuild;
import io.nightjar.retention.Places;
import io.nightjar.retention.Prune;
import io.nightjar.run.JobDefinition;
import io.nightjar.schedule.Pulse;
import io.nightjar.schedule.ScheduleListener;
import io.nightjar.schedule.Scheduler;
import io.nightjar.schedule.TriggerStore;
import io.nightjar.schedule.Workplace;
import io.nightjar.scoring.ModelContents;
import io.nightjar.scoring.ScorerLoader;
import io.nightjar.status.StatusFiles;
import io.nightjar.status.StatusWatch;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import io.nightjar.table.TableSource;
import io.nightjar.torture.Torture;
import io.nightjar.tribuo.TribuoModelContents;
import io.nightjar.tribuo.TribuoScorerLoader;
import io.nightjar.tribuo.TribuoTrainer;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one place that names implementations. Each part is made when it is first asked for. */
final class Wiring implements Services {
    private final Settings settings;
    private final Clock clock;
    private final BuildInfo build;
    private final String command;
    private final Storage storage;
    private final Failpoints failpoints;
    private final ReceiptSettings receipts;
    private @Nullable Ledger ledger;
    private @Nullable Nights nights;
    private @Nullable Nights manyNights;

    /** @param command what this process was asked to do, for those who find the ledger busy */
    Wiring(Settings settings, Clock clock, BuildInfo build, String command) {
        this.settings = settings;
        SteppedClock stepped = new SteppedClock(clock);
        this.clock = stepped;
        this.build = build;
        this.command = command;
        this.receipts = new ReceiptSettings(settings);
        this.storage = new ProjectStorage(settings.root().path());
        this.failpoints = ArmedFailpoints.of(settings.failpoints(), stepped);
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public TableSource tables() {
        return new ParquetSource(storage);
    }

    @Override
    public ModelRegistry models() {
        return new ModelRegistry(storage, settings.models());
    }

    @Override
    public ScorerLoader scorers() {
        return new TribuoScorerLoader();
    }

    @Override
    public LedgerReader ledger() {
        return LedgerReader.open(ledgerSettings());
    }

    @Override
    public StopRequests stopRequests() {
        return StopRequests.of(ledgerSettings());
    }

    @Override
    public Trainings trainings() {
        return new Trainings(trainingTools());
    }

    @Override
    public TrainingReproductions trainingReproductions() {
        return new TrainingReproductions(trainingTools(), new TrainingFolder(settings));
    }

    @Override
    public AliasChain aliasChain() {
        return new AliasChain(storage, new Aliases(storage, settings.models()), clock, receipts::key);
    }

    @Override
    public ModelContents modelContents() {
        return new TribuoModelContents();
    }

    private TrainingTools trainingTools() {
        return new TrainingTools(
                storage,
                tables(),
                models(),
                scorers(),
                new TribuoTrainer(clock),
                modelContents(),
                build.program(),
                clock,
                settings.threads());
    }

    @Override
    public Nights nights() {
        if (nights == null) {
            nights = watched(new AlertWatch(alerts()));
        }
        return nights;
    }

    @Override
    public Nights manyNights() {
        if (manyNights == null) {
            manyNights = watched(new GatheredAlerts(alerts()));
        }
        return manyNights;
    }

    private Nights watched(NightWatch alerts) {
        return new WatchedNights(new BatchNights(services()), this::ledger, System::nanoTime, watches(alerts));
    }

    @Override
    public Reproductions reproductions() {
        return new Reproductions(services());
    }

    @Override
    public StatusFiles status() {
        return new StatusFiles(storage, layout(), new JobFolder(settings), this::ledger, clock);
    }

    /** Who hears of a night when it is over: figures last, since they tell what became of the alerts too. */
    private List<NightWatch> watches(NightWatch alerts) {
        List<NightWatch> watches = new ArrayList<>(List.of(
                new PhaseRecord(this::openLedger),
                new StatusWatch(status()),
                new LabelWatch(labels(), new JobFolder(settings)::load),
                alerts));
        if (settings.lineage().isOn()) {
            // Last but for figures: an end may wait for its delivery, and people are told first.
            watches.add(lineage());
        }
        settings.metricsTextFile().ifPresent(folder -> watches.add(new TextFile(folder, metrics())));
        return watches;
    }

    private NightWatch lineage() {
        Teller teller = Teller.of(
                settings.lineage().namespace(),
                settings.root().path(),
                build.version(),
                build.commit(),
                settings.lineage().source());
        return new LineageWatch(teller, layout(), new JobFolder(settings)::load, new Transports(settings), clock);
    }

    @Override
    public NightMetrics metrics() {
        return new NightMetrics(status(), alerts(), new JobFolder(settings), this::ledger, clock, build.version());
    }

    @Override
    public Alerts alerts() {
        return new Alerts(settings, storage, status(), this::openLedger, clock, System::nanoTime, build.line());
    }

    private OutputLayout layout() {
        return new OutputLayout(settings.output(), settings.rejects(), settings.history(), settings.staging());
    }

    @Override
    public Rebuild rebuild() {
        return new Rebuild(storage, layout(), settings.reports());
    }

    @Override
    public Pruning pruning() {
        JobFolder jobs = new JobFolder(settings);
        String logs = settings.root().show(settings.stateFolder().resolve("logs"));
        Prune prune = new Prune(
                storage,
                new Places(layout(), settings.reports(), settings.metricsTables(), logs),
                job -> jobs.names().contains(job)
                        ? jobs.load(job).retention().over(settings.retention())
                        : settings.retention(),
                this::ledger,
                clock);
        return new Pruning(prune, this::openLedger, new Publication(storage, layout(), failpoints));
    }

    private NightTables nightTables() {
        return new NightTables(storage, new ParquetSink(storage), settings.metricsTables());
    }

    @Override
    public LateLabels labels() {
        LabelTables joined =
                new LabelTables(storage, tables(), models(), new JobFolder(settings)::parse, settings.batchRows());
        return new LateLabels(
                joined,
                new LabelStore(storage, settings.reports()),
                this::ledger,
                clock,
                new LabelPages(storage, nightTables(), settings.reports(), new JobFolder(settings)::load));
    }

    @Override
    public BackfillWriter backfillWriter() {
        return openLedger().backfillWriter();
    }

    @Override
    public Scheduler scheduler(Workplace workplace, ScheduleListener listener) {
        TriggerStore store = settings.ledgerUrl().isPresent()
                ? new TriggerStore.Shared(openLedger().dataSource(), settings.scheduleNights())
                : new TriggerStore.Memory();
        return new Scheduler(new JobFolder(settings), workplace, store, clock, listener);
    }

    @Override
    public Endpoint endpoint(InetSocketAddress address, Supplier<Pulse> pulse) {
        String place = settings.ledgerUrl()
                .orElseGet(() -> "embedded in " + settings.root().show(settings.stateFolder()));
        return Endpoint.open(address, new Answers(pulse, place, this::ledger, alerts(), metrics(), System::nanoTime));
    }

    @Override
    public Torture torture() {
        return new Torture(OwnProgram.again(), storage, new ParquetSink(storage));
    }

    private NightServices services() {
        JobFolder jobs = new JobFolder(settings);
        return new NightServices(
                storage,
                tables(),
                new ParquetSink(storage),
                models(),
                scorers(),
                layout(),
                this::openLedger,
                this::ledger,
                new JobSource() {
                    @Override
                    public JobDefinition load(String name) {
                        return jobs.load(name);
                    }

                    @Override
                    public JobDefinition parse(String name, String text) {
                        return jobs.parse(name, text);
                    }
                },
                new StoredReports(storage, nightTables(), settings.reports()),
                settings.reports(),
                spec -> new LabelGates(new LabelStore(storage, settings.reports()), spec),
                build.program(),
                build.libraries(),
                new NightServices.Limits(settings.threads(), settings.batchRows(), settings.splitRows()),
                clock,
                new SecureRandom(),
                receipts.policy(),
                failpoints);
    }

    /** Nights that run at once share it. */
    @Override
    public synchronized Ledger openLedger() {
        if (ledger == null) {
            ledger = Ledger.open(ledgerSettings(), clock, command, failpoints);
        }
        return ledger;
    }

    private LedgerSettings ledgerSettings() {
        return unsigned().signedBy(receipts::key);
    }

    private LedgerSettings unsigned() {
        return settings.ledgerUrl()
                .map(url -> LedgerSettings.shared(
                                url,
                                settings.ledgerUser(),
                                settings.ledgerPassword().reveal(),
                                settings.stateFolder())
                        .withPace(pace()))
                .orElseGet(() -> LedgerSettings.embedded(settings.stateFolder()));
    }

    private LedgerSettings.Pace pace() {
        LedgerSettings.Pace usual = LedgerSettings.Pace.SHARED;
        long beatsInALease = usual.lease().dividedBy(usual.heartbeat());
        return new LedgerSettings.Pace(
                settings.lease().dividedBy(beatsInALease), settings.lease(), settings.ledgerPatience());
    }

    @Override
    public void close() {
        if (nights != null) {
            nights.close();
        }
        if (manyNights != null) {
            manyNights.close();
        }
        if (ledger != null) {
            ledger.close();
        }
    }
}
