package io.nightjar.cli;

import io.nightjar.alert.Alerts;
import io.nightjar.config.Settings;
import io.nightjar.endpoint.Endpoint;
import io.nightjar.job.Nights;
import io.nightjar.job.Reproductions;
import io.nightjar.job.TrainingReproductions;
import io.nightjar.job.Trainings;
import io.nightjar.labels.LateLabels;
import io.nightjar.ledger.BackfillWriter;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.StopRequests;
import io.nightjar.metrics.NightMetrics;
import io.nightjar.model.ModelRegistry;
import io.nightjar.publish.AliasChain;
import io.nightjar.rebuild.Rebuild;
import io.nightjar.schedule.Pulse;
import io.nightjar.schedule.ScheduleListener;
import io.nightjar.schedule.Scheduler;
import io.nightjar.schedule.Workplace;
import io.nightjar.scoring.ModelContents;
import io.nightjar.scoring.ScorerLoader;
import io.nightjar.status.StatusFiles;
import io.nightjar.storage.Storage;
import io.nightjar.table.TableSource;
import io.nightjar.torture.Torture;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/**
 * What commands need from the rest of the house. Each part is made when it is first asked for, since a command that only
 * reads must not pay for one that runs.
 */
public interface Services extends AutoCloseable {

    Storage storage();

    TableSource tables();

    ModelRegistry models();

    ScorerLoader scorers();

    /** The ledger, open for reading; creates nothing. */
    LedgerReader ledger();

    /** The ledger, open for writing; creates or migrates it. Closed with these. */
    Ledger openLedger();

    /** How each date of each job stands, and the files that say so. */
    StatusFiles status();

    /** The figures of all jobs. */
    NightMetrics metrics();

    /** What tells people; opens the ledger for writing where there is something to tell. */
    Alerts alerts();

    /** Where a run is asked to stop; opens nothing that a run needs. */
    StopRequests stopRequests();

    /** The facade that runs nights; opens the ledger for writing. */
    Nights nights();

    /** The same for many dates in one command: people are told of them together, when it is over. */
    Nights manyNights();

    /** What remembers backfills; opens the ledger for writing. */
    BackfillWriter backfillWriter();

    /** What makes the tables of runs again; writes no ledger. */
    Reproductions reproductions();

    /** What reads the ledger's history out of receipts and chains. */
    Rebuild rebuild();

    /** What removes old things. */
    Pruning pruning();

    /** What trains models. */
    Trainings trainings();

    /** What repeats trainings; writes nothing. */
    TrainingReproductions trainingReproductions();

    /** What gives names to versions. */
    AliasChain aliasChain();

    /** What looks into models without scoring. */
    ModelContents modelContents();

    /** What joins labels with what was published. */
    LateLabels labels();

    /**
     * The scheduler, not started.
     *
     * @param workplace opens ledger and nights for as long as they are needed
     */
    Scheduler scheduler(Workplace workplace, ScheduleListener listener);

    /**
     * Where a scheduler answers; listens at once.
     *
     * @throws io.nightjar.error.NightjarException SETTINGS_INVALID where it cannot
     */
    Endpoint endpoint(InetSocketAddress address, Supplier<Pulse> pulse);

    /** The crash harness. */
    Torture torture();

    /** Closes what was made. */
    @Override
    void close();

    /** Makes them for a project; {@code command} is what the process was asked to do, for those who find it busy. */
    @FunctionalInterface
    interface Factory {
        Services open(Settings settings, String command);
    }
}
