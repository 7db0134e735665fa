package io.nightjar.config;

import io.nightjar.run.Keep;
import io.nightjar.run.Retention;
import io.nightjar.run.Retention.Kind;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The settings in force, each with the layer it came from. Locations are as written: relative to the project root. */
public final class Settings {
    private final ProjectRoot root;
    private final Map<Setting, Value> values;
    private final Map<String, String> environment;
    private final Mask mask;

    /**
     * One setting in force.
     *
     * @param text for a secret its reference
     * @param origin a file with its line, a variable, {@code --set} or {@code default}
     */
    public record Value(Setting setting, String text, String origin) {}

    Settings(ProjectRoot root, Map<Setting, Value> values, Map<String, String> environment) {
        this.root = root;
        this.values = new EnumMap<>(values);
        this.environment = Map.copyOf(environment);
        this.mask = new Mask();
    }

    /** All defaults; for tests and tools. */
    public static Settings defaults(ProjectRoot root) {
        return new SettingsLayers(root).load();
    }

    public ProjectRoot root() {
        return root;
    }

    /** Takes revealed secrets out of texts. */
    public Mask mask() {
        return mask;
    }

    /** All of them, in the order of {@link Setting}. */
    public List<Value> all() {
        return Stream.of(Setting.values()).map(this::value).toList();
    }

    private Value value(Setting setting) {
        return Objects.requireNonNull(values.get(setting), setting.key());
    }

    private String text(Setting setting) {
        return value(setting).text();
    }

    public Path jobsFolder() {
        return root.resolve(text(Setting.FOLDERS_JOBS));
    }

    public Path calendarsFolder() {
        return root.resolve(text(Setting.FOLDERS_CALENDARS));
    }

    public String models() {
        return text(Setting.FOLDERS_MODELS);
    }

    public String output() {
        return text(Setting.FOLDERS_OUTPUT);
    }

    public String rejects() {
        return text(Setting.FOLDERS_REJECTS);
    }

    public String history() {
        return text(Setting.FOLDERS_HISTORY);
    }

    public String staging() {
        return text(Setting.FOLDERS_STAGING);
    }

    public String reports() {
        return text(Setting.FOLDERS_REPORTS);
    }

    public String metricsTables() {
        return text(Setting.FOLDERS_METRICS);
    }

    /** Folder of the copies of input files. */
    public String inputCopies() {
        return text(Setting.FOLDERS_INPUTS);
    }

    /** Whether receipts digest all bytes of input files. */
    public boolean digestsInputs() {
        return text(Setting.INPUTS_DIGEST).equals("full");
    }

    /** Whether copies of input files are kept. */
    public boolean copiesInputs() {
        return text(Setting.INPUTS_KEEP).equals("copy");
    }

    /** For how many days upstream keeps input files; empty where nobody says. */
    public OptionalInt inputDays() {
        return KeepText.parse(text(Setting.INPUTS_RETAINED)) instanceof Keep.Days days
                ? OptionalInt.of(days.days())
                : OptionalInt.empty();
    }

    /** The key store with the key that signs receipts; empty where they are not signed. */
    public Optional<Path> keyStore() {
        return Optional.of(text(Setting.RECEIPTS_KEY_STORE))
                .filter(path -> !path.isBlank())
                .map(root::resolve);
    }

    public Secret keyPassword() {
        return secret(text(Setting.RECEIPTS_KEY_PASSWORD));
    }

    public String keyAlias() {
        return text(Setting.RECEIPTS_KEY_ALIAS);
    }

    /** Amount and currency of a CPU hour; empty where none is set. */
    public Optional<String> cpuHourPrice() {
        return Optional.of(text(Setting.COST_CPU_HOUR)).filter(price -> !price.isEmpty());
    }

    /** What a run may cost, in the currency of the price; empty where none is set. */
    public Optional<Double> budget() {
        return Optional.of(text(Setting.COST_BUDGET))
                .filter(amount -> !amount.isEmpty())
                .map(Double::valueOf);
    }

    /** Embedded ledger, owner file, logs; absolute. */
    public Path stateFolder() {
        return root.resolve(text(Setting.FOLDERS_STATE));
    }

    /** The log of one run; absolute. */
    public Path logFile(String run) {
        return stateFolder().resolve("logs").resolve(run + ".log");
    }

    /** The JDBC URL of a database server; empty for the embedded ledger. */
    public Optional<String> ledgerUrl() {
        return Optional.of(text(Setting.LEDGER_URL)).filter(url -> !url.equals("embedded"));
    }

    public Optional<String> ledgerUser() {
        return Optional.of(text(Setting.LEDGER_USER)).filter(user -> !user.isEmpty());
    }

    public Secret ledgerPassword() {
        return secret(text(Setting.LEDGER_PASSWORD));
    }

    /** Who is told of what, where a job file says nothing else. */
    public AlertSettings alerts() {
        return new AlertSettings(this::text);
    }

    /** Where OpenLineage events go, if anywhere. */
    public LineageSettings lineage() {
        return new LineageSettings(this::text, root);
    }

    /** The folder of node_exporter's textfile collector; empty where no metrics are written. */
    public Optional<Path> metricsTextFile() {
        return Optional.of(text(Setting.METRICS_TEXTFILE))
                .filter(folder -> !folder.isBlank())
                .map(root::resolve);
    }

    /** A secret by its reference, as settings and job files write it; none where the reference is empty. */
    public Secret secret(String reference) {
        return new Secret(reference, root, environment, mask);
    }

    /** How long a run waits for a database server that is away. */
    public Duration ledgerPatience() {
        return TimeSpan.parse(text(Setting.LEDGER_PATIENCE));
    }

    /** After how long without a sign of life a run is taken over. */
    public Duration lease() {
        return TimeSpan.parse(text(Setting.TORTURE_LEASE));
    }

    /** At least 1. */
    public int threads() {
        String text = text(Setting.SCORING_THREADS);
        return text.equals("cores") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(text);
    }

    public int batchRows() {
        return Integer.parseInt(text(Setting.SCORING_BATCH_ROWS));
    }

    public long splitRows() {
        return Long.parseLong(text(Setting.SCORING_SPLIT_ROWS));
    }

    /** Nights that a scheduler runs at a time on a shared ledger; at least 1. */
    public int scheduleNights() {
        return Integer.parseInt(text(Setting.SCHEDULE_NIGHTS));
    }

    /** Where a scheduler answers with health and metrics; empty where it does not. */
    public Optional<InetSocketAddress> scheduleEndpoint() {
        return Optional.of(text(Setting.SCHEDULE_ENDPOINT))
                .filter(address -> !address.isEmpty())
                .map(ListenAddress::parse);
    }

    /** The zone of jobs that name none. */
    public ZoneId zone() {
        return ZoneId.of(text(Setting.TIMEZONE));
    }

    /** Where this process is to be killed, paused or failed while it publishes; {@code none} where nowhere. */
    public String failpoints() {
        return text(Setting.TORTURE_FAILPOINT);
    }

    /** How long things are kept where a job file says nothing; a rule of every kind. */
    public Retention retention() {
        return new Retention(Map.of(
                Kind.HISTORY, KeepText.parseOfHistory(text(Setting.RETENTION_HISTORY)),
                Kind.RUNS, KeepText.parse(text(Setting.RETENTION_RUNS)),
                Kind.LOGS, KeepText.parse(text(Setting.RETENTION_LOGS)),
                Kind.REPORTS, KeepText.parse(text(Setting.RETENTION_REPORTS)),
                Kind.STAGING, KeepText.parse(text(Setting.RETENTION_STAGING)),
                Kind.METRICS, KeepText.parse(text(Setting.RETENTION_METRICS)),
                Kind.RECORDS, KeepText.parse(text(Setting.RETENTION_RECORDS))));
    }

    /** {@code text} or {@code json}. */
    public String logFormat() {
        return text(Setting.LOG_FORMAT);
    }
}
