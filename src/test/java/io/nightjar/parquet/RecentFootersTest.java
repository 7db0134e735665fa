package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentFootersTest {
    @TempDir
    Path root;

    private final RecentFooters footers = new RecentFooters();
    private Storage storage;

    @BeforeEach
    void open() {
        storage = new ProjectStorage(root);
    }

    private FooterBytes written(String location, int rows) {
        TestTables.write(new ParquetSink(storage), location, TestTables.ALL_TYPES, TestTables.rows(rows, 1), rows);
        try (Storage.RandomAccess in = storage.openRandom(location)) {
            return FooterBytes.read(location, in);
        }
    }

    @Test
    void aFooterIsDecodedOnceForAllSplitsOfItsFile() {
        FooterBytes planned = written("t", 10);
        Footer footer = Footer.of(planned);
        footers.keep(footer);
        try (Storage.RandomAccess in = storage.openRandom("t")) {
            assertThat(footers.find(FooterBytes.read("t", in))).containsSame(footer);
        }
    }

    @Test
    void anotherFileOrContentHasAFooterOfItsOwn() {
        footers.keep(Footer.of(written("t", 10)));
        assertThat(footers.find(written("t", 11))).isEmpty();
        // The same bytes, so that only the name tells them apart.
        assertThat(footers.find(written("other", 10))).isEmpty();
    }

    @Test
    void thoseUsedLongestAgoMakeRoomForOthers() {
        Footer first = Footer.of(written("t", 10));
        footers.keep(first);
        Footer last = first;
        for (int i = 0; i < 100; i++) {
            last = of("content " + i, 100_000, first);
            footers.keep(last);
        }
        assertThat(footers.find(bytes("content 0", 100_000))).isEmpty();
        assertThat(footers.find(bytes("content 99", 100_000))).containsSame(last);
        // One that leaves no room for any other is not kept, and costs no other its place.
        footers.keep(of("huge", 1 << 30, first));
        assertThat(footers.find(bytes("huge", 1 << 30))).isEmpty();
        assertThat(footers.find(bytes("content 99", 100_000))).containsSame(last);
    }

    private static Footer of(String content, long size, Footer like) {
        return new Footer("t", size, 0, bytes(content, size).digest(), like.metadata(), Set.of());
    }

    private static FooterBytes bytes(String content, long size) {
        return new FooterBytes("t", size, content.getBytes(StandardCharsets.UTF_8));
    }
}
