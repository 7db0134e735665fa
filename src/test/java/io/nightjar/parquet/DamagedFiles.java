package io.nightjar.parquet;

import io.nightjar.error.NightjarException;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Damages small files of parquet-java in every codec and reads what is left, in a JVM of its own with little memory: the
 * answer is a {@link NightjarException} or rows, and the right ones where pages carry checksums. Arguments: folder, seed,
 * damages of each file.
 */
final class DamagedFiles {
    private static final int ROWS = 9_000;
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message t {
              required double number; optional int64 whole; required int32 small; optional binary word (STRING);
              required binary text (STRING); required boolean flag;
            }""");

    private final Path root;
    private final long seed;

    private DamagedFiles(Path root, long seed) {
        this.root = root;
        this.seed = seed;
    }

    public static void main(String[] args) throws IOException {
        DamagedFiles files = new DamagedFiles(Path.of(args[0]), Long.parseLong(args[1]));
        int refused = 0;
        for (CompressionCodecName codec : new CompressionCodecName[] {
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD,
            CompressionCodecName.LZ4_RAW
        }) {
            for (WriterVersion version : WriterVersion.values()) {
                for (Sums sums : Sums.values()) {
                    refused += files.damage(codec, version, sums, Integer.parseInt(args[2]));
                }
            }
        }
        System.out.println("all answered, " + refused + " refused");
    }

    private enum Sums {
        WITH,
        WITHOUT
    }

    private int damage(CompressionCodecName codec, WriterVersion version, Sums sums, int rounds) throws IOException {
        Path path = root.resolve(codec + "-" + version + "-" + sums);
        write(path, codec, version, sums);
        ParquetSource source = new ParquetSource(new ProjectStorage(root));
        DataFile frozen = source.inspect(path.getFileName().toString());
        byte[] whole = Files.readAllBytes(path);
        Object[][] right = rows(source, frozen);
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] damaged = damaged(whole, random);
            Files.write(path, damaged);
            String what = "seed " + seed + ", " + path.getFileName() + ", round " + round;
            boolean isFrozen = random.nextBoolean();
            try {
                Object[][] read = rows(source, isFrozen ? frozen : source.inspect(frozen.location()));
                if (isFrozen && sums == Sums.WITH && !Arrays.deepEquals(read, right)) {
                    throw new AssertionError("other values in spite of checksums");
                }
            } catch (NightjarException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(what, e);
            }
        }
        Files.delete(path);
        return refused;
    }

    private static Object[][] rows(ParquetSource source, DataFile file) {
        return TestTables.read(source, file, file.schema(), 4_000).toArray(Object[][]::new);
    }

    /** A cut, a hole of zeros, or some bytes changed, many of them in the footer, which is the smaller part. */
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(10)) {
            case 0 -> bytes = Arrays.copyOf(bytes, at);
            case 1 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(5_000)), (byte) 0);
            default -> {
                int from = random.nextBoolean() ? 0 : bytes.length - 1_500;
                for (int change = random.nextInt(3); change >= 0; change--) {
                    bytes[from + random.nextInt(bytes.length - from)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return bytes;
    }

    private void write(Path path, CompressionCodecName codec, WriterVersion version, Sums sums) throws IOException {
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(path))
                .withType(SCHEMA)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(codec)
                .withWriterVersion(version)
                .withDictionaryEncoding(false)
                .withDictionaryEncoding("word", true)
                .withByteStreamSplitEncoding("small", version == WriterVersion.PARQUET_2_0)
                .withPageSize(1 << 17)
                .withPageWriteChecksumEnabled(sums == Sums.WITH)
                .build()) {
            Random random = new Random(seed);
            for (int i = 0; i < ROWS; i++) {
                Group row = new SimpleGroup(SCHEMA);
                row.append("number", random.nextInt(1 << 21) / (double) (1 << 21));
                if (i % 7 != 3) {
                    row.append("whole", 7L * i).append("word", "word " + random.nextInt(30));
                }
                row.append("small", random.nextInt(1_000)).append("text", "text " + i);
                writer.write(row.append("flag", random.nextBoolean()));
            }
        }
    }
}
