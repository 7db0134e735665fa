package io.nightjar.ledger;

import io.nightjar.publish.Failpoints;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The ledger, open for writing. On the embedded database one process at a time; on PostgreSQL any number. Opening it
 * creates or migrates the schema, which holds Spring Batch's tables too.
 */
public final class Ledger implements AutoCloseable {
    private final Database database;
    private final LedgerSettings settings;
    private final Patience patience;
    private final Sql sql;
    private final LedgerReader reader;
    private final Leases leases;
    private final RunLog runLog;
    private final AlertLog alertLog;
    private final PhaseLog phaseLog;
    private final BackfillWriter backfillWriter;
    private final FiringLog firingLog;
    private final PauseLog pauseLog;
    private final RunPruning runPruning;
    private final HistoryWriter historyWriter;
    private final ProofLog proofLog;

    Ledger(Database database, LedgerSettings settings, Clock clock, Owner owner, Ticker ticker) {
        this(database, settings, clock, owner, ticker, Failpoints.NONE);
    }

    private Ledger(
            Database database,
            LedgerSettings settings,
            Clock clock,
            Owner owner,
            Ticker ticker,
            Failpoints failpoints) {
        this.settings = settings;
        this.patience = new Patience(database.name(), settings.pace().patience(), ticker);
        Sql sql = new Sql(database.dataSource(), database.name(), patience);
        this.sql = sql;
        this.database = database;
        this.reader = new LedgerReader(sql, () -> {});
        this.leases = new Leases(sql, settings, clock, ticker, owner, failpoints);
        this.runLog = new RunLog(clock, settings.signer());
        this.alertLog = new AlertLog(sql, clock);
        this.phaseLog = new PhaseLog(sql);
        this.backfillWriter = new BackfillWriter(sql, clock);
        this.firingLog = new FiringLog(sql, clock);
        this.pauseLog = new PauseLog(sql, clock, owner.process().host());
        this.runPruning = new RunPruning(sql, settings.signer());
        this.historyWriter = new HistoryWriter(sql);
        this.proofLog = new ProofLog(sql, clock);
    }

    /**
     * Opens it.
     *
     * @param command what this process was asked to do, for those who find the ledger busy
     * @throws io.nightjar.error.NightjarException LEDGER_BUSY naming the owner, LEDGER_SCHEMA, LEDGER_UNAVAILABLE or
     *     LEDGER_CORRUPT
     */
    public static Ledger open(LedgerSettings settings, Clock clock, String command) {
        return open(settings, clock, command, Failpoints.NONE);
    }

    /** The same, telling of its steps of a publication. */
    public static Ledger open(LedgerSettings settings, Clock clock, String command, Failpoints failpoints) {
        Owner owner = new Owner(ProcessIdentity.current(), clock.instant(), command);
        return open(settings, clock, owner, Ticker.system(), failpoints);
    }

    static Ledger open(LedgerSettings settings, Clock clock, Owner owner, Ticker ticker) {
        return open(settings, clock, owner, ticker, Failpoints.NONE);
    }

    private static Ledger open(
            LedgerSettings settings, Clock clock, Owner owner, Ticker ticker, Failpoints failpoints) {
        Database database = settings.isEmbedded()
                ? new EmbeddedDatabase(settings.stateFolder()).open(owner, ticker)
                : new SharedDatabase(settings).open();
        try {
            LedgerSchema.migrate(database);
            return new Ledger(database, settings, clock, owner, ticker, failpoints);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Does what others ask of the same database, Spring Batch above all, again and again while it is away.
     *
     * @throws io.nightjar.error.NightjarException LEDGER_UNAVAILABLE where it stays away
     */
    public <T> T patiently(Supplier<T> work) {
        return sql.translated(work);
    }

    /** Tells when the database is waited for; what it gives ends that. */
    public Runnable tellOfWaits(Consumer<String> listener) {
        return patience.tell(listener);
    }

    /** Waits no longer for a database that is away. */
    public void endWaits() {
        patience.end();
    }

    /** For Spring Batch and Quartz. */
    public DataSource dataSource() {
        return database.dataSource();
    }

    /** All that can be asked, as reading commands ask it. */
    public LedgerReader reader() {
        return reader;
    }

    /** Who may work on a job and date. */
    public Leases leases() {
        return leases;
    }

    /** Who has asked which run to stop. */
    public StopRequests stopRequests() {
        return StopRequests.of(settings, sql);
    }

    /** What the owner of a lease records about its run. */
    public RunLog runLog() {
        return runLog;
    }

    /** What somebody is told of, and was. */
    public AlertLog alertLog() {
        return alertLog;
    }

    /** How long launches took. */
    public PhaseLog phaseLog() {
        return phaseLog;
    }

    /** What remembers backfills. */
    public BackfillWriter backfillWriter() {
        return backfillWriter;
    }

    /** What schedulers record. */
    public FiringLog firingLog() {
        return firingLog;
    }

    /** Who pauses jobs. */
    public PauseLog pauseLog() {
        return pauseLog;
    }

    /** What takes old things out of it. */
    public RunPruning runPruning() {
        return runPruning;
    }

    /** What records how runs compared that were made again. */
    public ProofLog proofLog() {
        return proofLog;
    }

    /** What writes history that the ledger has lost. */
    public HistoryWriter historyWriter() {
        return historyWriter;
    }

    Database database() {
        return database;
    }

    /** Leases must have been given back before. */
    @Override
    public void close() {
        database.close();
    }
}
