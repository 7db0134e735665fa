package io.nightjar.job;

import io.nightjar.config.JobFolder;
import io.nightjar.config.ProjectRoot;
import io.nightjar.config.Settings;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.model.ModelRegistry;
import io.nightjar.parquet.ParquetSink;
import io.nightjar.parquet.ParquetSource;
import io.nightjar.publish.Failpoints;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.GroupFigures;
import io.nightjar.quality.QualityReport;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunSpec;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScorerLoader;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import io.nightjar.table.RowBatch;
import io.nightjar.testing.FileTree;
import io.nightjar.tribuo.TribuoScorerLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The example's job over real files and an embedded ledger, in a folder of its own, with what may fail made to fail. */
final class RealNights implements AutoCloseable {
    static final String JOB = "flight-delay";
    static final BusinessDate NIGHT = new BusinessDate(LocalDate.of(2001, 5, 8));

    final Path folder;
    final Storage storage;
    final Ledger ledger;
    String version = "1";
    int threads = 2;
    long splitRows = 4000;
    ReceiptPolicy receipts = ReceiptPolicy.USUAL;
    Clock clock = Clock.systemUTC();
    Consumer<RowBatch> beforeScoring = batch -> {};
    Linearity model = Linearity.TOLD;
    GroupFigures groups = GroupFigures.NONE;
    ReportSink reports = (report, where) -> where + "/" + report.facts().run() + ".html";

    /** Whether a linear model says that it is one. */
    enum Linearity {
        TOLD,
        HIDDEN
    }

    private final LedgerSettings database;
    private final Settings settings;
    private final Random random = new Random(20010508);

    RealNights(Path folder) {
        this(folder, LedgerSettings.embedded(folder.resolve("state")));
    }

    RealNights(Path folder, LedgerSettings database) {
        this.folder = folder;
        this.database = database;
        copy("nightjar.yaml");
        copy("jobs/flight-delay.yaml");
        copyAll("models/flight-delay/1");
        copyAll("data/flights/date=" + NIGHT);
        this.settings = Settings.defaults(ProjectRoot.find(Optional.of(folder), Map.of(), folder, Optional.empty()));
        this.storage = new ProjectStorage(folder);
        this.ledger = Ledger.open(database, Clock.systemUTC(), "test");
    }

    /** A facade as one process has it. */
    BatchNights nights() {
        return new BatchNights(services());
    }

    /** One whose waiting does not take time. */
    BatchNights nights(InputWait.Pause pause) {
        return new BatchNights(services(), pause);
    }

    /** Makes published tables again. */
    Reproductions reproductions() {
        return new Reproductions(services());
    }

    private NightServices services() {
        return new NightServices(
                storage,
                new ParquetSource(storage),
                new ParquetSink(storage),
                new ModelRegistry(storage, "models"),
                scorers(),
                OutputLayout.standard(),
                () -> ledger,
                () -> LedgerReader.open(database),
                jobs(),
                (report, where) -> reports.write(report, where),
                "reports",
                spec -> groups,
                new Receipt.Program(version, "unknown", "clean"),
                Map.of(),
                new NightServices.Limits(threads, 4000, splitRows),
                clock,
                random,
                receipts,
                Failpoints.NONE);
    }

    /** Adds the reports of nights to those. */
    void keep(List<QualityReport> kept) {
        reports = (report, where) -> {
            kept.add(report);
            return where;
        };
    }

    /** Scores a night into a folder of that name, publishing nothing. */
    void scratch(BusinessDate date, String name) {
        nights().run(
                        spec(date),
                        new RunOptions(
                                RunOptions.Published.REFUSE,
                                Optional.of(folder + "/" + name),
                                "test",
                                RunOptions.Patience.WAIT),
                        ProgressListener.silent());
    }

    RunSpec spec() {
        return spec(NIGHT);
    }

    RunSpec spec(BusinessDate date) {
        return new RunSpec(new JobFolder(settings).load(JOB), date);
    }

    /** Delivers the flights of a night. */
    void deliver(BusinessDate date) {
        copyAll("data/flights/date=" + date);
    }

    byte[] table() {
        return storage.read(OutputLayout.standard().table(JOB, NIGHT));
    }

    boolean isPublished() {
        return storage.find(OutputLayout.standard().table(JOB, NIGHT)).isPresent();
    }

    void edit(String file, String from, String to) {
        try {
            String text = Files.readString(folder.resolve(file));
            if (!text.contains(from)) {
                throw new IllegalArgumentException(file + " has no '" + from + "'");
            }
            Files.writeString(folder.resolve(file), text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model of a job. */
    Scorer scorer(JobDefinition job) {
        return scorers()
                .load(new ModelRegistry(storage, "models").open(job.model()), job.features())
                .scorer();
    }

    private ScorerLoader scorers() {
        TribuoScorerLoader real = new TribuoScorerLoader();
        return (bundle, policies) -> {
            ScorerLoader.LoadedScorer loaded = real.load(bundle, policies);
            return new ScorerLoader.LoadedScorer(
                    new ListeningScorer(
                            loaded.scorer(),
                            batch -> beforeScoring.accept(batch),
                            model == Linearity.TOLD ? loaded.scorer().explainer() : Optional.empty()),
                    loaded.golden(),
                    loaded.provenance());
        };
    }

    private JobSource jobs() {
        JobFolder jobs = new JobFolder(settings);
        return new JobSource() {
            @Override
            public JobDefinition load(String name) {
                return jobs.load(name);
            }

            @Override
            public JobDefinition parse(String name, String text) {
                return jobs.parse(name, text);
            }
        };
    }

    private void copyAll(String name) {
        try (Stream<Path> files = Files.list(Path.of(name))) {
            files.map(file -> name + "/" + file.getFileName()).forEach(this::copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(String file) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.write(folder.resolve(file), Files.readAllBytes(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of all files below a folder, sorted. */
    List<String> filesBelow(String name) {
        return FileTree.filesBelow(folder.resolve(name));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
