package io.nightjar.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWatchTest {
    private static final String TABLE = "output/torture/scores.parquet";

    @TempDir
    Path folder;

    /** What happens to the table between looks; the last look is the one after the last of them. */
    private final Queue<Runnable> happenings = new ArrayDeque<>();

    private final List<String> seen = new ArrayList<>();

    @Test
    void wholeTablesAreSeenWithoutAWordAndEverythingElseIsAViolation() {
        Storage storage = new ProjectStorage(folder);
        String old = put(storage, "the old table");
        String young = put(storage, "the young table");
        happenings.add(() -> put(storage, "the old table"));
        happenings.add(() -> put(storage, "the young table"));
        happenings.add(() -> put(storage, "the young ta"));
        happenings.add(() -> storage.delete(TABLE));
        happenings.add(() -> put(storage, "the old table"));

        long looks = new TableWatch(storage, TABLE, Set.of(old, young)).look(this::next, seen::add);

        assertThat(looks).isEqualTo(5);
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).startsWith("look 3 saw a table that is none of ours");
        assertThat(seen.get(1)).startsWith("look 4 saw no table");
    }

    private boolean next() {
        Runnable happening = happenings.poll();
        if (happening == null) {
            return false;
        }
        happening.run();
        return true;
    }

    private static String put(Storage storage, String table) {
        storage.writeAtomically(TABLE, table.getBytes(StandardCharsets.UTF_8));
        return storage.sha256(TABLE);
    }
}
