package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitOfFilesTest {
    private static final Schema IDS = Schema.of(Column.required("id", ColumnType.INT64));

    @TempDir
    Path folder;

    private ParquetSink sink;
    private ParquetSource source;

    @BeforeEach
    void open() {
        ProjectStorage storage = new ProjectStorage(folder);
        sink = new ParquetSink(storage);
        source = new ParquetSource(storage);
    }

    @Test
    void itsFilesAreReadOneAfterTheOtherAndEachBatchKnowsItsFileAndRow() {
        List<DataFile> files = List.of(file("a", 1, 5), file("empty", 0, 0), file("b", 6, 2), file("c", 8, 4));
        assertThat(files.get(1).rowGroups()).isZero();

        assertThat(read(Split.of(0, files, 0, 0, 3), 3))
                .containsExactly("0 at 0: 1 2 3", "0 at 3: 4 5", "2 at 0: 6 7", "3 at 0: 8 9 10", "3 at 3: 11");
    }

    @Test
    void aFileThatWasReplacedSinceItWasPlannedIsRefusedWhenItsTurnComes() {
        Split split = Split.of(0, List.of(file("a", 1, 2), file("b", 3, 2)), 0, 0, 2);
        file("b", 3, 4);
        try (RowBatchReader reader = source.read(split, IDS, 10)) {
            assertThat(reader.next()).isPresent();
            assertThatThrownBy(reader::next)
                    .isInstanceOfSatisfying(
                            NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_CHANGED))
                    .hasMessageStartingWith("b has changed since it was planned");
        }
    }

    private List<String> read(Split split, int batchRows) {
        List<String> batches = new ArrayList<>();
        try (RowBatchReader reader = source.read(split, IDS, batchRows)) {
            for (Optional<RowBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
                RowBatch batch = next.get();
                StringBuilder ids = new StringBuilder(batch.file() + " at " + batch.firstRow() + ":");
                for (int row = 0; row < batch.rows(); row++) {
                    ids.append(' ').append(((LongVector) batch.vector(0)).value(row));
                }
                batches.add(ids.toString());
            }
            assertThat(reader.filesWithoutChecksums()).isEmpty();
        }
        return batches;
    }

    private DataFile file(String location, long firstId, int rows) {
        List<Object[]> ids = new ArrayList<>();
        for (long id = firstId; id < firstId + rows; id++) {
            ids.add(new Object[] {id});
        }
        TestTables.write(sink, location, IDS, ids, 100);
        return source.inspect(location);
    }
}
