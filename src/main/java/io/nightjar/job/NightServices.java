package io.nightjar.job;

import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.model.ModelRegistry;
import io.nightjar.publish.Failpoints;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Publication;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.GroupFigures;
import io.nightjar.run.RunSpec;
import io.nightjar.scoring.ScorerLoader;
import io.nightjar.storage.Storage;
import io.nightjar.table.TableSink;
import io.nightjar.table.TableSource;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What runs are made of; the wiring hands it in.
 *
 * @param ledger opened at most once, when a run first needs it
 * @param readers opens the ledger for reading, a new one each time
 * @param jobs reads job files
 * @param reports keeps reports
 * @param reportsFolder below which they stand, by job and date
 * @param groups how groups are treated and what labels said, for the gates of a night
 * @param program this version of Nightjar
 * @param libraries versions of the libraries that touch bytes, by name
 * @param limits how much is done at once
 * @param receipts what receipts are to hold
 * @param failpoints hears of every step of a publication
 */
public record NightServices(
        Storage storage,
        TableSource source,
        TableSink sink,
        ModelRegistry models,
        ScorerLoader scorers,
        OutputLayout layout,
        Supplier<Ledger> ledger,
        Supplier<LedgerReader> readers,
        JobSource jobs,
        ReportSink reports,
        String reportsFolder,
        Function<RunSpec, GroupFigures> groups,
        Receipt.Program program,
        Map<String, String> libraries,
        Limits limits,
        Clock clock,
        RandomGenerator random,
        ReceiptPolicy receipts,
        Failpoints failpoints) {

    public NightServices {
        libraries = Map.copyOf(libraries);
    }

    /** What publishes for these runs. */
    Publication publication() {
        return new Publication(storage, layout, failpoints);
    }

    /**
     * How much is done at once; none of it changes a byte of the table.
     *
     * @param threads splits scored at the same time
     * @param batchRows the most rows of a batch
     * @param splitRows the most rows of a split that has several row groups
     */
    public record Limits(int threads, int batchRows, long splitRows) {}
}
