package io.nightjar.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final long SEED = 3;
    private static final int STEP = 1 << 16;

    private final ExecutorService background = Executors.newCachedThreadPool();
    private final byte[] file = new byte[10 * STEP + 77];
    private final ReaderMemory memory = new ReaderMemory(new PageMemory(0), 1 << 20);

    ReadAheadTest() {
        new Random(SEED).nextBytes(file);
    }

    @AfterEach
    void end() {
        background.shutdown();
    }

    private ChunkBytes chunk(BytesAsFile in) {
        return new ChunkBytes(new ReadAhead(in, background), memory, 0, file.length, STEP);
    }

    @Test
    void theNextBytesAreReadWhileTheFirstAreWorkedOn() throws InterruptedException {
        CountDownLatch secondRead = new CountDownLatch(1);
        AtomicInteger reads = new AtomicInteger();
        ChunkBytes bytes = chunk(new BytesAsFile(file) {
            @Override
            public void readFully(ByteBuffer buffer) {
                if (reads.incrementAndGet() == 2) {
                    secondRead.countDown();
                }
                super.readFully(buffer);
            }
        });
        bytes.peek(1);
        // Nobody has asked for more than the first window: the second read can only be ahead of it.
        assertThat(secondRead.await(1, TimeUnit.MINUTES)).isTrue();
        bytes.release();
    }

    @Test
    void whatIsReadAheadIsWhatStandsThere() {
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            ChunkBytes bytes = chunk(new BytesAsFile(file));
            int at = 0;
            while (bytes.left() > 0) {
                if (random.nextInt(20) == 0) {
                    at = random.nextInt(file.length);
                    bytes.seek(at);
                }
                int wanted = (int) Math.min(bytes.left(), 1 + random.nextInt(2 * STEP));
                ByteBuffer some = bytes.peek(wanted);
                assertThat(some.slice(0, wanted))
                        .as("seed %d, byte %d", SEED, at)
                        .isEqualTo(ByteBuffer.wrap(file, at, wanted));
                bytes.skip(wanted);
                at += wanted;
            }
            bytes.release();
            assertThat(memory.isFull()).isFalse();
        }
        // All memory came back: there is room for as much as in the beginning.
        memory.lend((1 << 20) - PageMemory.SLACK);
        assertThat(memory.isFull()).isFalse();
    }

    @Test
    void aReadThatFailsAheadIsToldToThoseWhoNeedItAlone() {
        ChunkBytes bytes = chunk(new BytesAsFile(file) {
            @Override
            public void readFully(ByteBuffer buffer) {
                if (position() > 0) {
                    throw NightjarException.of(ErrorCode.STORAGE_FAILED, "t could not be read: the line is dead");
                }
                super.readFully(buffer);
            }
        });
        assertThat(bytes.peek(10).get(0)).isEqualTo(file[0]);
        bytes.skip(STEP);
        assertThatThrownBy(() -> bytes.peek(1)).hasMessageContaining("the line is dead");
        bytes.release();
        memory.lend((1 << 20) - PageMemory.SLACK);
        assertThat(memory.isFull()).isFalse();
    }

    @Test
    void nothingIsReadAheadWhereTheStorageAnswersAtOnceOrMemoryIsShort() {
        AtomicInteger reads = new AtomicInteger();
        class Counting extends BytesAsFile {
            private final boolean isLocal;

            Counting(boolean isLocal) {
                super(file);
                this.isLocal = isLocal;
            }

            @Override
            public boolean answersAtOnce() {
                return isLocal;
            }

            @Override
            public void readFully(ByteBuffer buffer) {
                reads.incrementAndGet();
                super.readFully(buffer);
            }
        }
        ChunkBytes local = chunk(new Counting(true));
        local.peek(1);
        local.release();
        memory.lend(1 << 21);
        ChunkBytes remote = chunk(new Counting(false));
        remote.peek(1);
        remote.release();
        assertThat(reads).hasValue(2);
    }
}
