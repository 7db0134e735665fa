package io.nightjar.parquet;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import io.nightjar.table.PartFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/** Appends the row groups of parts, unchanged: a pure function of the parts' bytes and the metadata. */
final class PartJoin {
    private final Storage storage;
    private final FileFormat format;

    PartJoin(Storage storage, FileFormat format) {
        this.storage = storage;
        this.format = format;
    }

    PartFile join(List<PartFile> parts, Map<String, String> metadata, String location, Runnable goOn) {
        parts.stream().parallel().forEach(part -> {
            goOn.run();
            checkBytes(part);
        });
        DigestedOutput out = new DigestedOutput(storage, location);
        try {
            long rows = 0;
            ParquetFileWriter writer = format.begin(out);
            for (PartFile part : parts) {
                goOn.run();
                append(part, writer);
                rows += part.rows();
            }
            writer.end(new TreeMap<>(metadata));
            PartFile table = StoredPart.verify(storage, location, rows, out);
            checkFooter(table);
            return table;
        } catch (IOException e) {
            StoredPart.discard(storage, location, out);
            throw ParquetPartWriter.failed(location, e);
        } catch (RuntimeException e) {
            StoredPart.discard(storage, location, out);
            throw e;
        }
    }

    private void checkBytes(PartFile part) {
        if (!storage.sha256(part.location()).equals(part.sha256())) {
            throw TableDigest.differs(part.location(), "its bytes have changed since it was finished");
        }
    }

    private void append(PartFile part, ParquetFileWriter writer) throws IOException {
        try (Storage.RandomAccess in = storage.openRandom(part.location())) {
            Footer footer = Footer.read(part.location(), in);
            if (!new FileColumns(footer).schema().equals(format.schema())) {
                throw NightjarException.of(
                        ErrorCode.SCHEMA_DIFFERS,
                        part.location() + " has other columns than the table that it is a part of");
            }
            checkRows(part, footer);
            writer.appendRowGroups(new StorageInput(in), footer.rowGroups(), false);
        }
    }

    private void checkFooter(PartFile table) {
        try (Storage.RandomAccess in = storage.openRandom(table.location())) {
            checkRows(table, Footer.read(table.location(), in));
        }
    }

    private static void checkRows(PartFile file, Footer footer) {
        long rows = footer.rowGroups().stream()
                .mapToLong(BlockMetaData::getRowCount)
                .sum();
        if (rows != file.rows()) {
            throw TableDigest.differs(file.location(), "it holds " + rows + " rows, written were " + file.rows());
        }
    }
}
