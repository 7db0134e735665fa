package io.nightjar.bench;

import io.nightjar.bench.Workload.SqlColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes the inputs: ten files a table, four row groups a file, Snappy. What is there already is kept. */
final class Tables {
    static final int FILES = 10;
    private static final int ROW_GROUPS = 4;
    /** DuckDB fills row groups with vectors of so many rows. */
    private static final int VECTOR = 2048;
    /** No row of a sample is a row of a table. */
    private static final long SAMPLES_FROM = 1_000_000_000_000L;

    private final Folders folders;

    Tables(Folders folders) {
        this.folders = folders;
    }

    /** The whole table, and its parts and multiples as links to the same files. */
    void make(Workload workload, long scale) throws IOException, SQLException {
        String job = Folders.job(workload, scale);
        Path whole = folders.input(job, Folders.WHOLE);
        long rows = workload.rows(scale);
        if (!Files.isDirectory(whole)) {
            write(workload, aside(whole), rows, FILES);
            link(whole, folders.input(job, Folders.FIFTH), FILES / 5, 1);
            link(whole, folders.input(job, Folders.HALF), FILES / 2, 1);
            link(whole, folders.input(job, Folders.FIVE_TIMES), FILES, 5);
        }
    }

    /** A table of its own number of files. */
    void files(Workload workload, String job, long rows, int files) throws IOException, SQLException {
        Path folder = folders.input(job, Folders.WHOLE);
        if (!Files.isDirectory(folder)) {
            write(workload, aside(folder), rows, files);
        }
    }

    private void write(Workload workload, Path aside, long rows, int files) throws IOException, SQLException {
        try (Duck duck = new Duck()) {
            setup(duck, workload);
            for (int file = 0; file < files; file++) {
                copy(
                        duck,
                        workload,
                        workload.columns(),
                        rows * file / files,
                        rows * (file + 1) / files,
                        aside.resolve(String.format(Locale.ROOT, "part-%05d.parquet", file)),
                        "snappy");
            }
        }
        Files.move(aside, whole(aside));
    }

    /** The two nights that the model is trained on. */
    void sample(Workload workload) throws IOException, SQLException {
        long from = SAMPLES_FROM;
        for (String date : List.of(TrainingFiles.FIRST_NIGHT, TrainingFiles.SECOND_NIGHT)) {
            Path folder = folders.sample(workload.name(), date);
            if (!Files.isDirectory(folder)) {
                Path aside = aside(folder);
                try (Duck duck = new Duck()) {
                    setup(duck, workload);
                    List<SqlColumn> columns = new java.util.ArrayList<>(workload.sampleColumns());
                    columns.add(new SqlColumn("label", workload.label()));
                    copy(
                            duck,
                            workload,
                            columns,
                            from,
                            from + workload.sampleRows(),
                            aside.resolve("sample.parquet"),
                            "zstd");
                }
                Files.move(aside, folder);
            }
            from += workload.sampleRows();
        }
    }

    private static void setup(Duck duck, Workload workload) throws SQLException {
        if (!workload.setup().isEmpty()) {
            duck.run(workload.setup());
        }
    }

    private static void copy(
            Duck duck, Workload workload, List<SqlColumn> columns, long from, long to, Path file, String codec)
            throws SQLException {
        String select = columns.stream()
                .map(column -> column.sql() + " AS " + column.name())
                .collect(Collectors.joining(", "));
        long rowGroup = ((to - from + ROW_GROUPS - 1) / ROW_GROUPS + VECTOR - 1) / VECTOR * VECTOR;
        duck.run("COPY (SELECT i AS id, " + select + " FROM "
                + workload.source().replace("ROWS", from + ", " + to) + ") TO '" + file
                + "' (FORMAT parquet, COMPRESSION " + codec + ", ROW_GROUP_SIZE " + rowGroup + ")");
    }

    /** A folder beside the one to be made: what an interrupted run leaves is not taken for whole. */
    private static Path aside(Path folder) throws IOException {
        Path aside = folder.resolveSibling("making-" + folder.getFileName());
        FileTree.delete(aside);
        return Files.createDirectories(aside);
    }

    private static Path whole(Path aside) {
        return aside.resolveSibling(aside.getFileName().toString().substring("making-".length()));
    }

    private static void link(Path from, Path to, int files, int times) throws IOException {
        FileTree.delete(to);
        Files.createDirectories(to);
        for (int time = 0; time < times; time++) {
            for (int file = 0; file < files; file++) {
                Path source = from.resolve(String.format(Locale.ROOT, "part-%05d.parquet", file));
                Files.createLink(to.resolve(String.format(Locale.ROOT, "part-%d-%05d.parquet", time, file)), source);
            }
        }
    }
}
