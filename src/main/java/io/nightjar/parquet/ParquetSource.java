package io.nightjar.parquet;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.TableSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/**
 * Reads Parquet files column by column. A wanted {@code int64} may be stored as {@code int32}, a wanted {@code double} as
 * {@code float}: both are exact. Nulls appear wherever the file has them, also where a wanted column is required.
 */
public final class ParquetSource implements TableSource {
    private final Storage storage;
    private final PageMemory memory;
    private final long pageBytes;
    private final RecentFooters footers = new RecentFooters();
    /** Each open reader has one read going on at most; threads end where there are no reads for a while. */
    private final Executor background = Executors.newCachedThreadPool(ParquetSource::daemon);

    public ParquetSource(Storage storage) {
        this(storage, ReaderMemory.limit());
    }

    /** @param pageBytes page memory that a reader may hold for longer than it decodes */
    ParquetSource(Storage storage, long pageBytes) {
        this.storage = Objects.requireNonNull(storage);
        this.memory = new PageMemory(pageBytes * Runtime.getRuntime().availableProcessors());
        this.pageBytes = pageBytes;
    }

    @Override
    public DataFile inspect(String location) {
        Storage.Entry entry = storage.find(location)
                .filter(found -> !found.isFolder())
                .orElseThrow(() -> NightjarException.of(ErrorCode.INPUT_MISSING, "there is no file " + location));
        try (Storage.RandomAccess in = storage.openRandom(location)) {
            Footer footer = Footer.read(entry.location(), in);
            footers.keep(footer);
            return new DataFile(
                    entry.location(),
                    footer.fileBytes(),
                    entry.modified(),
                    footer.rowGroups().stream().map(BlockMetaData::getRowCount).toList(),
                    footer.digest(),
                    new FileColumns(footer).schema());
        }
    }

    @Override
    public RowBatchReader read(Split split, Schema wanted, int batchRows) {
        if (batchRows < 1) {
            throw new IllegalArgumentException("rows of a batch: " + batchRows);
        }
        return split.files().size() == 1
                ? readFile(split, wanted, batchRows)
                : new FilesReader(split, range -> readFile(range, wanted, batchRows));
    }

    private RowBatchReader readFile(Split split, Schema wanted, int batchRows) {
        Storage.RandomAccess in = open(split.file());
        try {
            Footer footer = frozen(split.file(), in);
            List<FileColumn.Accepted> columns = new FileColumns(footer).find(wanted);
            ReaderMemory pages = new ReaderMemory(memory, pageBytes);
            return new SplitReader(in, footer, split, wanted, columns, pages, background, batchRows);
        } catch (RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private Storage.RandomAccess open(DataFile file) {
        try {
            return storage.openRandom(file.location());
        } catch (NightjarException e) {
            if (storage.find(file.location()).isEmpty()) {
                throw changed(file, "it is not there any more");
            }
            throw e;
        }
    }

    private Footer frozen(DataFile file, Storage.RandomAccess in) {
        if (in.length() != file.bytes()) {
            throw changed(file, "it had " + file.bytes() + " bytes and has " + in.length());
        }
        FooterBytes encoded = FooterBytes.read(file.location(), in);
        if (!encoded.digest().equals(file.footerDigest())) {
            throw changed(file, "its footer differs");
        }
        return footers.find(encoded).orElseGet(() -> {
            Footer footer = Footer.of(encoded);
            footers.keep(footer);
            return footer;
        });
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "nightjar-read-ahead");
        thread.setDaemon(true);
        return thread;
    }

    private static NightjarException changed(DataFile file, String how) {
        return NightjarException.of(
                ErrorCode.INPUT_CHANGED, file.location() + " has changed since it was planned: " + how);
    }
}
