package io.nightjar.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What holds for every kind of location. */
abstract class StorageContract {

    abstract Storage storage();

    /** The location of a name in a fresh folder. */
    abstract String at(String name);

    void write(String name, String text) {
        try (OutputStream out = storage().create(at(name))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String text(String name) {
        return new String(storage().read(at(name)), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrittenIsReadInEveryWay() throws IOException {
        write("deep/down/file", "0123456789");
        storage().sync(at("deep/down/file"));
        assertThat(text("deep/down/file")).isEqualTo("0123456789");
        try (InputStream in = storage().open(at("deep/down/file"))) {
            assertThat(in.readAllBytes()).hasSize(10);
        }
        assertThat(storage().sha256(at("deep/down/file")))
                .isEqualTo("84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882");
        try (Storage.RandomAccess in = storage().openRandom(at("deep/down/file"))) {
            assertThat(in.length()).isEqualTo(10);
            in.seek(7);
            ByteBuffer three = ByteBuffer.allocate(3);
            in.readFully(three);
            assertThat(three.array()).isEqualTo("789".getBytes(StandardCharsets.UTF_8));
            assertThat(in.position()).isEqualTo(10);
            in.seek(2);
            ByteBuffer direct = ByteBuffer.allocateDirect(2);
            in.readFully(direct);
            assertThat(direct.flip().get()).isEqualTo((byte) '2');
            in.seek(8);
            assertThatThrownBy(() -> in.readFully(ByteBuffer.allocate(3)))
                    .isInstanceOf(NightjarException.class)
                    .hasMessageContaining(at("deep/down/file") + " could not be read: it ends at byte 10");
        }
    }

    @Test
    void aFolderListsItsEntriesByName() {
        write("folder/b", "22");
        write("folder/a", "1");
        write("folder/c/d", "4");
        assertThat(storage().list(at("folder")))
                .extracting(Storage.Entry::location, Storage.Entry::name, Storage.Entry::isFolder)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(at("folder/a"), "a", false),
                        org.assertj.core.groups.Tuple.tuple(at("folder/b"), "b", false),
                        org.assertj.core.groups.Tuple.tuple(at("folder/c"), "c", true));
        assertThat(storage().find(at("folder/b")).orElseThrow().bytes()).isEqualTo(2);
        assertThat(storage().list(at("nothing"))).isEmpty();
        assertThat(storage().find(at("nothing"))).isEmpty();
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        for (Runnable use : Arrays.<Runnable>asList(
                () -> storage().open(at("gone")),
                () -> storage().openRandom(at("gone")),
                () -> storage().read(at("gone")),
                () -> storage().sha256(at("gone")),
                () -> storage().sync(at("gone")),
                () -> storage().replace(at("gone"), at("other")))) {
            assertThatThrownBy(use::run)
                    .hasMessageStartingWith(at("gone") + " could not be ")
                    .hasMessageEndingWith(": no such file or folder")
                    .extracting(e -> ((NightjarException) e).code())
                    .isEqualTo(ErrorCode.STORAGE_FAILED);
        }
    }

    @Test
    void deletingTakesAllBelowAndNothingWhereThereIsNothing() {
        write("folder/deep/a", "1");
        write("folder/b", "2");
        storage().delete(at("folder"));
        assertThat(storage().find(at("folder"))).isEmpty();
        storage().delete(at("folder"));
    }

    @Test
    void aFileIsRenamedOverAFileOrToAFreeNameInANewFolder() {
        write("old", "old");
        write("new", "new");
        storage().replace(at("new"), at("old"));
        assertThat(text("old")).isEqualTo("new");
        assertThat(storage().find(at("new"))).isEmpty();
        storage().replace(at("old"), at("fresh/folder/name"));
        assertThat(text("fresh/folder/name")).isEqualTo("new");
    }

    @Test
    void aFileIsNeverRenamedIntoAFolder() {
        write("file", "1");
        write("folder/inside", "2");
        assertThatThrownBy(() -> storage().replace(at("file"), at("folder")))
                .isInstanceOf(NightjarException.class)
                .hasMessageStartingWith(at("file") + " could not be renamed to " + at("folder"));
        assertThat(text("file")).isEqualTo("1");
        assertThat(storage().list(at("folder"))).hasSize(1);
    }

    @Test
    void aFileOrFolderIsMovedToAFreeNameButIntoNoFolderThatIsNotThere() {
        write("from/file", "1");
        write("to/other", "2");
        storage().move(at("from/file"), at("to/file"));
        assertThat(text("to/file")).isEqualTo("1");
        storage().move(at("to"), at("away"));
        assertThat(text("away/file")).isEqualTo("1");
        assertThatThrownBy(() -> storage().move(at("away/file"), at("to/file")))
                .isInstanceOf(NightjarException.class)
                .hasMessageStartingWith(at("away/file") + " could not be renamed to " + at("to/file"));
        assertThat(storage().find(at("to"))).isEmpty();
        assertThat(text("away/file")).isEqualTo("1");
    }

    @Test
    void anAtomicWriteThatFailsLeavesNothing() {
        write("folder/inside", "2");
        assertThatThrownBy(() -> storage().writeAtomically(at("folder"), new byte[] {1}))
                .isInstanceOf(NightjarException.class);
        assertThat(storage().list(at(""))).extracting(Storage.Entry::name).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void anAtomicWriteLeavesOnlyTheFile() {
        storage().writeAtomically(at("folder/receipt.json"), "{}".getBytes(StandardCharsets.UTF_8));
        storage().writeAtomically(at("folder/receipt.json"), "{1}".getBytes(StandardCharsets.UTF_8));
        assertThat(text("folder/receipt.json")).isEqualTo("{1}");
        assertThat(storage().list(at("folder"))).hasSize(1);
    }

    @Test
    void aReaderSeesTheOldFileOrTheNewOneAndNothingElse() throws InterruptedException {
        byte[] a = new byte[20_000];
        byte[] b = new byte[30_000];
        Arrays.fill(a, (byte) 'a');
        Arrays.fill(b, (byte) 'b');
        storage().writeAtomically(at("table"), a);
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<String> strange = new AtomicReference<>();
        CountDownLatch reading = new CountDownLatch(5);
        Thread reader = new Thread(() -> {
            while (!done.get() && strange.get() == null) {
                try {
                    byte[] seen = storage().read(at("table"));
                    if (!Arrays.equals(seen, a) && !Arrays.equals(seen, b)) {
                        strange.set(seen.length + " bytes");
                    }
                } catch (RuntimeException e) {
                    strange.set(String.valueOf(e.getMessage()));
                }
                reading.countDown();
            }
        });
        reader.start();
        reading.await();
        for (int i = 0; i < 100 && strange.get() == null; i++) {
            storage().writeAtomically(at("table"), i % 2 == 0 ? b : a);
        }
        done.set(true);
        reader.join();
        assertThat(strange.get()).isNull();
    }

    @Test
    void aFileWrittenPastTheCacheIsWhatWasWritten() throws IOException {
        int block = DirectOutput.BLOCK;
        int[] sizes = {3 * block + 5, 0, 1, block - 1, block, block + 1, 2 * block};
        for (int size : sizes) {
            byte[] bytes = new byte[size];
            new java.util.Random(size).nextBytes(bytes);
            try (OutputStream out = storage().createPastCache(at("past/cache"))) {
                int step = Math.max(1, size / 7);
                for (int from = 0; from < size; from += step) {
                    out.write(bytes, from, Math.min(step, size - from));
                }
            }
            storage().sync(at("past/cache"));
            try (InputStream in = storage().openPastCache(at("past/cache"))) {
                assertThat(in.readAllBytes())
                        .as("%d bytes past the cache", size)
                        .isEqualTo(bytes);
            }
            assertThat(storage().read(at("past/cache"))).as("%d bytes", size).isEqualTo(bytes);
        }
    }
}
