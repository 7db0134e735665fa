package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Shows what is added to a run's log until the run is over. */
final class LogFollow {
    private final Path file;
    private final BooleanSupplier over;
    private final Runnable pause;

    /**
     * @param over whether nobody will add anything any more
     * @param pause lets a moment pass between two looks
     */
    LogFollow(Path file, BooleanSupplier over, Runnable pause) {
        this.file = file;
        this.over = over;
        this.pause = pause;
    }

    /** Hands on whole lines as they come. What was written before the run was over is still read after it. */
    void each(Consumer<List<String>> lines) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            boolean ended;
            do {
                ended = over.getAsBoolean();
                for (String text = added(log); !text.isEmpty(); text = added(log)) {
                    lines.accept(text.lines().toList());
                }
                if (!ended) {
                    pause.run();
                }
            } while (!ended);
        } catch (IOException e) {
            throw NightjarException.of(ErrorCode.STORAGE_FAILED, file + " cannot be read", e);
        }
    }

    /** Up to the last line's end: a character may be half there after it. */
    private static String added(RandomAccessFile log) throws IOException {
        long from = log.getFilePointer();
        byte[] bytes = new byte[(int) Math.min(log.length() - from, 1 << 20)];
        log.readFully(bytes);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        log.seek(from + whole);
        return new String(bytes, 0, whole, StandardCharsets.UTF_8);
    }
}
