package io.nightjar;

import io.nightjar.storage.Storage;
import io.nightjar.table.PartWriter;
import io.nightjar.table.RowBatch;
import io.nightjar.table.TableSink;

/** Tables of nights' figures, one folder a job and date: {@code metrics/JOB/date=D/}. */
final class NightTables {
    /** What the night was judged by. */
    static final String FIGURES = "metrics";

    /** What its labels say. */
    static final String LABELS = "labels";

    private final Storage storage;
    private final TableSink tables;
    private final String folder;

    NightTables(Storage storage, TableSink tables, String folder) {
        this.storage = storage;
        this.tables = tables;
        this.folder = folder;
    }

    boolean isThere(String job, String date, String name) {
        return storage.find(file(job, date, name)).isPresent();
    }

    /** Replaces it; under a name that no pattern over tables meets until it is whole. */
    void write(String job, String date, String name, RowBatch figures) {
        String file = file(job, date, name);
        // Several processes may look at the labels of one date.
        String unfinished = file.substring(0, file.lastIndexOf('/')) + "/_" + name + "-"
                + ProcessHandle.current().pid();
        try (PartWriter part = tables.create(unfinished, figures.schema())) {
            part.write(figures);
            part.finish();
        }
        storage.replace(unfinished, file);
    }

    private String file(String job, String date, String name) {
        return folder + "/" + job + "/date=" + date + "/" + name + ".parquet";
    }
}
