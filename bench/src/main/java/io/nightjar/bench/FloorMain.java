package io.nightjar.bench;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.xerial.snappy.Snappy;

/**
 * What no engine can leave out: every column is copied from the page cache and decompressed, and as many output pages
 * are compressed and written as the scores need. Nothing is decoded and nothing scored. The output's pages are those of
 * a file that Nightjar wrote (the argument that is the model for others), over and over.
 */
public final class FloorMain {
    private static final int LEVEL = 1;

    private final Task task;
    private final Template template;

    private FloorMain(Task task) throws IOException {
        this.task = task;
        this.template = Template.of(task.model());
    }

    public static void main(String[] args) throws Exception {
        Task task = Task.of(args);
        Files.createDirectories(task.out());
        FloorMain floor = new FloorMain(task);
        ExecutorService pool = Executors.newFixedThreadPool(task.threads());
        List<Future<?>> groups = new ArrayList<>();
        for (Path file : FileTree.tables(task.input())) {
            for (BlockMetaData group : rowGroups(file)) {
                groups.add(pool.submit(() -> floor.pass(file, group)));
            }
        }
        pool.shutdown();
        for (Future<?> group : groups) {
            group.get();
        }
    }

    private static List<BlockMetaData> rowGroups(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            return reader.getRowGroups();
        }
    }

    private Void pass(Path file, BlockMetaData group) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            Buffers buffers = new Buffers();
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                decompress(in, chunk, buffers);
            }
        }
        Path out = task.out().resolve(file.getFileName() + "-" + group.getOrdinal());
        try (FileChannel channel = FileChannel.open(
                out, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            template.write(channel, group.getRowCount());
        }
        return null;
    }

    private static void decompress(FileChannel in, ColumnChunkMetaData chunk, Buffers buffers) throws IOException {
        ByteBuffer bytes = buffers.chunk((int) chunk.getTotalSize());
        while (bytes.hasRemaining() && in.read(bytes, chunk.getStartingPos() + bytes.position()) >= 0) {
            // A channel may give less than is asked for.
        }
        bytes.flip();
        while (bytes.hasRemaining()) {
            PageHeader header = Util.readPageHeader(new BufferStream(bytes));
            ByteBuffer page = bytes.slice().limit(header.getCompressed_page_size());
            Snappy.uncompress(page, buffers.page(header.getUncompressed_page_size()));
            bytes.position(bytes.position() + header.getCompressed_page_size());
        }
    }

    /** The memory of one pass, outside of the heap, where Snappy works without copies. */
    private static final class Buffers {
        private static final ThreadLocal<ByteBuffer> CHUNK =
                ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(1 << 20));
        private static final ThreadLocal<ByteBuffer> PAGE =
                ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(1 << 20));

        ByteBuffer chunk(int size) {
            return of(CHUNK, size);
        }

        ByteBuffer page(int size) {
            return of(PAGE, size);
        }

        private static ByteBuffer of(ThreadLocal<ByteBuffer> held, int size) {
            if (held.get().capacity() < size) {
                held.set(ByteBuffer.allocateDirect(size + size / 4));
            }
            return held.get().clear().limit(size);
        }
    }

    /** The pages of a scored file, decompressed, and how many rows they hold. */
    private record Template(List<OutPage> pages, long rows) {

        static Template of(Path file) throws IOException {
            List<OutPage> pages = new ArrayList<>();
            BlockMetaData group = rowGroups(file).get(0);
            byte[] bytes = Files.readAllBytes(file);
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                int start = (int) chunk.getStartingPos();
                ByteBuffer left = ByteBuffer.wrap(bytes, start, (int) chunk.getTotalSize());
                while (left.hasRemaining()) {
                    PageHeader header = Util.readPageHeader(new BufferStream(left));
                    byte[] page = new byte[header.getCompressed_page_size()];
                    left.get(page);
                    pages.add(
                            chunk.getCodec() == CompressionCodecName.UNCOMPRESSED
                                    ? new OutPage(page, false)
                                    : new OutPage(Zstd.decompress(page, header.getUncompressed_page_size()), true));
                }
            }
            return new Template(pages, group.getRowCount());
        }

        void write(FileChannel out, long wanted) throws IOException {
            for (long written = 0; written < wanted; written += rows) {
                double share = Math.min(1, (double) (wanted - written) / rows);
                for (OutPage page : pages) {
                    ByteBuffer stored = page.stored(share);
                    while (stored.hasRemaining()) {
                        out.write(stored);
                    }
                }
            }
        }
    }

    /** One page of the output: columns that hardly get smaller are stored as they are. */
    private record OutPage(byte[] bytes, boolean compressed) {

        ByteBuffer stored(double share) {
            int size = (int) (bytes.length * share);
            if (!compressed) {
                return ByteBuffer.wrap(bytes, 0, size);
            }
            return ByteBuffer.wrap(Zstd.compress(size == bytes.length ? bytes : Arrays.copyOf(bytes, size), LEVEL));
        }
    }
}
