package io.nightjar.alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that is handed the JSON on its standard input, and says by its exit code whether it has told. */
final class CommandChannel implements Channel {
    private static final int LONGEST_WORD = 200;

    private final List<String> command;
    private final Path folder;
    private final Duration timeout;

    /** @param folder in which it runs, and to which a relative program's path is relative */
    CommandChannel(List<String> command, Path folder, Duration timeout) {
        this.command = List.copyOf(command);
        this.folder = folder;
        this.timeout = timeout;
    }

    /** Through files, not pipes: a program that reads nothing, or says much, must not be waited for. */
    @Override
    public Optional<String> send(AlertMessage message) {
        Path input = null;
        Path output = null;
        try {
            input = Files.createTempFile("nightjar-alert-", ".json");
            output = Files.createTempFile("nightjar-alert-", ".out");
            Files.write(input, AlertJson.of(message));
            return run(input, output);
        } catch (IOException e) {
            return Optional.of("the program could not be started");
        } finally {
            delete(input);
            delete(output);
        }
    }

    private Optional<String> run(Path input, Path output) throws IOException {
        Process process = new ProcessBuilder(program())
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return Optional.of("the program did not end in time and was killed");
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("the program ended with " + process.exitValue() + lastWord(output));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return Optional.of("it was interrupted");
        }
    }

    /** A path with a folder in it is relative to the project; a bare name is looked for on the path. */
    private List<String> program() {
        List<String> words = new java.util.ArrayList<>(command);
        if (words.get(0).contains("/")) {
            words.set(0, folder.resolve(words.get(0)).toString());
        }
        return words;
    }

    private static String lastWord(Path output) throws IOException {
        String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
        String line = said.substring(said.lastIndexOf('\n') + 1);
        return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(line.length(), LONGEST_WORD));
    }

    private static void delete(@org.jspecify.annotations.Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftInTheTemporaryFolder) {
            file.toFile().deleteOnExit();
        }
    }
}
