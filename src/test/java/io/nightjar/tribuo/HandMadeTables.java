package io.nightjar.tribuo;

import io.nightjar.run.BusinessDate;
import io.nightjar.scoring.TrainingTables;
import io.nightjar.table.DataFile;
import io.nightjar.table.Partition;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.TableSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tables of rows written down in a test: one night's rows stand in the file named by its date. */
final class HandMadeTables implements TableSource {
    static final LocalDate FIRST = LocalDate.of(2001, 1, 1);

    private final Schema schema;
    private final Map<String, List<@Nullable Object[]>> nights = new TreeMap<>();

    /** Consecutive nights from 1 January 2001. */
    @SafeVarargs
    HandMadeTables(Schema schema, List<@Nullable Object[]>... nights) {
        this.schema = schema;
        for (int i = 0; i < nights.length; i++) {
            this.nights.put(FIRST.plusDays(i).toString(), nights[i]);
        }
    }

    TrainingTables tables() {
        return new TrainingTables(this, (path, files, night) -> partition(night));
    }

    private Partition partition(BusinessDate night) {
        return new Partition(night.date(), "in", List.of(inspect(night.toString())));
    }

    @Override
    public DataFile inspect(String location) {
        long rows = rows(location).size();
        return new DataFile(location, rows, Instant.EPOCH, List.of(rows), "0".repeat(64), schema);
    }

    private List<@Nullable Object[]> rows(String location) {
        return nights.getOrDefault(location, List.of());
    }

    @Override
    public RowBatchReader read(Split split, Schema wanted, int batchRows) {
        List<@Nullable Object[]> rows = rows(split.file().location()).stream()
                .map(row -> pick(row, wanted))
                .toList();
        RowBatch batch = TestRows.batch(wanted, rows, 0);
        return new RowBatchReader() {
            private boolean read;

            @Override
            public Optional<RowBatch> next() {
                boolean first = !read;
                read = true;
                return first ? Optional.of(batch) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    private @Nullable Object[] pick(@Nullable Object[] row, Schema wanted) {
        @Nullable Object[] picked = new Object[wanted.size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = row[schema.indexOf(wanted.column(i).name())];
        }
        return picked;
    }
}
