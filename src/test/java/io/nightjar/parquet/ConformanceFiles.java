package io.nightjar.parquet;

import io.nightjar.error.NightjarException;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.Schema;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Reads the conformance files, each column by itself, and compares its values with those of other readers. */
final class ConformanceFiles implements AutoCloseable {
    /** Neither of the other readers knows the codec; these files hold the same rows in one that they know. */
    private static final Map<String, String> TWINS = Map.of(
            "data/hadoop_lz4_compressed.parquet", "data/lz4_raw_compressed.parquet",
            "data/non_hadoop_lz4_compressed.parquet", "data/lz4_raw_compressed.parquet",
            "data/hadoop_lz4_compressed_larger.parquet", "data/lz4_raw_compressed_larger.parquet");

    private static final int MOST_NAMED = 4;
    private static final long MOST_NANOS = 5_000_000_000L;

    private final Path folder;
    private final ProjectStorage storage;
    private final ParquetSource source;
    private final DuckDb duck = new DuckDb();

    ConformanceFiles(Path folder) {
        this.folder = folder;
        this.storage = new ProjectStorage(folder);
        this.source = new ParquetSource(storage);
    }

    /**
     * What became of a file.
     *
     * @param text for people
     * @param differences from other readers; there should be none
     */
    record Outcome(String file, String text, boolean isRefused, int read, int refused, List<String> differences) {
        String line() {
            return "| " + file + " | " + text + " |";
        }
    }

    static String totals(List<Outcome> outcomes) {
        return outcomes.size() + " files: "
                + outcomes.stream().filter(Outcome::isRefused).count() + " refused whole; of the others "
                + outcomes.stream().mapToInt(Outcome::read).sum() + " columns read as other readers read them, "
                + outcomes.stream().mapToInt(Outcome::refused).sum() + " refused by name.";
    }

    List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(".parquet") || name.endsWith(".encrypted"))
                    .sorted()
                    .toList();
        }
    }

    List<Outcome> outcomes() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (String file : files()) {
            outcomes.add(outcome(file));
        }
        return outcomes;
    }

    private Outcome outcome(String location) {
        DataFile file;
        List<String> names;
        try {
            file = source.inspect(location);
            names = names(location);
        } catch (NightjarException e) {
            return new Outcome(location, "| | " + answer(location, e), true, 0, 0, List.of());
        }
        int read = 0;
        Map<String, List<String>> refused = new LinkedHashMap<>();
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            Column wanted = file.schema().find(name).orElse(Column.optional(name, ColumnType.INT64));
            try {
                List<@Nullable Object> values = values(file, wanted);
                compare(location, wanted, values).ifPresent(differences::add);
                read++;
            } catch (NightjarException e) {
                String why = answer(location, e).replaceFirst("column .* (is damaged: |holds )", "$1");
                refused.computeIfAbsent(why, any -> new ArrayList<>()).add(name);
            }
        }
        StringBuilder text = new StringBuilder(file.rows() + " | " + read + " of " + names.size() + " | ");
        refused.forEach((why, columns) -> text.append(text.toString().endsWith("| ") ? "" : "; ")
                .append(why)
                .append(": ")
                .append(few(columns)));
        return new Outcome(location, text.toString(), false, read, names.size() - read, differences);
    }

    private static String few(List<String> columns) {
        int more = columns.size() - MOST_NAMED;
        return more <= 0
                ? String.join(", ", columns)
                : String.join(", ", columns.subList(0, MOST_NAMED)) + " and " + more + " more";
    }

    private static String answer(String location, NightjarException e) {
        return "`" + e.code().code() + "` "
                + e.message()
                        .replaceFirst("^.*cannot be read: ", "")
                        .replace(location + ": ", "")
                        .replace(location + " is ", "")
                        .replaceAll(" in row group \\d+", "");
    }

    private List<String> names(String location) {
        try (Storage.RandomAccess in = storage.openRandom(location)) {
            return Footer.read(location, in).metadata().getFileMetaData().getSchema().getFields().stream()
                    .map(Type::getName)
                    .toList();
        }
    }

    private List<@Nullable Object> values(DataFile file, Column column) {
        List<@Nullable Object> values = new ArrayList<>();
        TestTables.read(source, file, Schema.of(column), 777).forEach(row -> values.add(row[0]));
        return values;
    }

    private Optional<String> compare(String location, Column column, List<@Nullable Object> ours) {
        String path = TWINS.getOrDefault(location, location);
        String what = location + " " + column.name() + ": ";
        try {
            return difference(what, GroupOracle.column(folder.resolve(path), column.name()), ours);
        } catch (IOException | RuntimeException group) {
            try {
                return difference(what, duckValues(path, column), ours);
            } catch (RuntimeException other) {
                return Optional.of(what + "read by us alone: " + group + "; " + other);
            }
        }
    }

    private List<@Nullable Object> duckValues(String location, Column column) {
        List<@Nullable Object> values = new ArrayList<>();
        duck.query("SELECT \"" + column.name().replace("\"", "\"\"") + "\" FROM read_parquet("
                        + DuckDb.quoted(folder.resolve(location)) + ")")
                .forEach(row -> values.add(row[0] == null ? null : ofDuck(row[0])));
        return values;
    }

    private static Object ofDuck(Object value) {
        if (value instanceof Float || value instanceof Double || value instanceof java.math.BigDecimal) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (value instanceof Date date) {
            return date.toLocalDate().toEpochDay();
        }
        if (value instanceof Timestamp timestamp) {
            return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), timestamp.toLocalDateTime());
        }
        if (value instanceof OffsetDateTime instant) {
            return ChronoUnit.MICROS.between(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), instant);
        }
        return value.toString();
    }

    private static Optional<String> difference(
            String what, List<@Nullable Object> expected, List<@Nullable Object> ours) {
        if (expected.size() != ours.size()) {
            return Optional.of(what + expected.size() + " rows, ours " + ours.size());
        }
        for (int row = 0; row < ours.size(); row++) {
            if (!Objects.equals(expected.get(row), ours.get(row))) {
                return Optional.of(what + "row " + row + " is " + expected.get(row) + ", ours " + ours.get(row));
            }
        }
        return Optional.empty();
    }

    /** Reads all columns of each file that can be read, and gives each file its time. */
    public static void main(String[] args) throws IOException {
        try (ConformanceFiles files = new ConformanceFiles(Path.of(args[0]))) {
            for (String location : files.files()) {
                long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                try {
                    DataFile file = files.source.inspect(location);
                    TestTables.read(files.source, file, file.schema(), 1_000);
                } catch (NightjarException e) {
                    // Refused by name: as good as read.
                }
                long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
                if (took > MOST_NANOS) {
                    throw new IllegalStateException(location + " took " + took + " ns");
                }
            }
        }
        System.out.println("all read");
    }

    @Override
    public void close() {
        duck.close();
    }
}
