package io.nightjar.tribuo;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.PathPattern;
import io.nightjar.scoring.TrainingTables;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.Partition;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.TableSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The flights in the tree, read by DuckDB: a reader that is not Nightjar's own. */
final class DuckTables implements TableSource {
    /** Several tests read the same nights. */
    private static final Map<String, List<@Nullable Object[]>> READ = new ConcurrentHashMap<>();

    private static final Map<String, DataFile> INSPECTED = new ConcurrentHashMap<>();

    static final TrainingTables FLIGHTS = new TrainingTables(new DuckTables(), DuckTables::find);

    static Partition find(PathPattern path, String files, BusinessDate night) {
        String folder = path.on(night);
        if (!Files.isDirectory(Path.of(folder))) {
            throw NightjarException.of(ErrorCode.INPUT_MISSING, "There is no " + folder);
        }
        DataFile file = new DuckTables().inspect(folder + "/" + files);
        return new Partition(night.date(), folder, List.of(file));
    }

    /** All rows of one night's feature columns and key, as one batch. */
    static RowBatch night(String date, Schema wanted) {
        DataFile file = new DuckTables().inspect("data/flights/date=" + date + "/*.parquet");
        Split split = new Split(0, file, 0, 1, 0, file.rows());
        try (RowBatchReader reader = new DuckTables().read(split, wanted, Integer.MAX_VALUE)) {
            return reader.next().orElseThrow();
        }
    }

    @Override
    public DataFile inspect(String location) {
        return INSPECTED.computeIfAbsent(location, DuckTables::describe);
    }

    private static DataFile describe(String location) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            List<Column> columns = new ArrayList<>();
            try (ResultSet described =
                    statement.executeQuery("describe select * exclude (date) from '" + location + "'")) {
                while (described.next()) {
                    columns.add(Column.optional(described.getString(1), type(described.getString(2))));
                }
            }
            try (ResultSet count = statement.executeQuery("select count(*) from '" + location + "'")) {
                count.next();
                return new DataFile(
                        location, 1, Instant.EPOCH, List.of(count.getLong(1)), "0".repeat(64), new Schema(columns));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ColumnType type(String duck) {
        return switch (duck) {
            case "BIGINT" -> ColumnType.INT64;
            case "INTEGER" -> ColumnType.INT32;
            case "VARCHAR" -> ColumnType.STRING;
            case "TIMESTAMP" -> ColumnType.LOCAL_TIMESTAMP;
            default -> throw new IllegalArgumentException(duck);
        };
    }

    @Override
    public RowBatchReader read(Split split, Schema wanted, int batchRows) {
        List<@Nullable Object[]> rows = READ.computeIfAbsent(
                split.file().location() + wanted.names(),
                key -> rows(split.file().location(), wanted));
        List<RowBatch> batches = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += Math.min(batchRows, rows.size() - from)) {
            int to = Math.min(rows.size(), from + Math.min(batchRows, rows.size() - from));
            batches.add(TestRows.batch(wanted, rows.subList(from, to), from));
        }
        var iterator = batches.iterator();
        return new RowBatchReader() {
            @Override
            public Optional<RowBatch> next() {
                return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    private static List<@Nullable Object[]> rows(String location, Schema wanted) {
        List<String> selected = new ArrayList<>();
        for (Column column : wanted.columns()) {
            selected.add(
                    column.type() == ColumnType.LOCAL_TIMESTAMP ? "epoch_us(" + column.name() + ")" : column.name());
        }
        String sql = "select " + String.join(", ", selected) + " from '" + location + "' order by file_row_number";
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        sql.replace("'" + location + "'", "read_parquet('" + location + "', file_row_number=true)"))) {
            while (result.next()) {
                @Nullable Object[] row = new Object[selected.size()];
                for (int i = 0; i < row.length; i++) {
                    Object value = result.getObject(i + 1);
                    row[i] = value instanceof Integer number ? (Object) number.longValue() : value;
                }
                rows.add(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
