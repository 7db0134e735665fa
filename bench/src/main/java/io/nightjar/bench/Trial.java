package io.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** One run under the conditions that are the same for all. */
final class Trial {
    private final List<String> under;

    /** @param options name what stands in front of each measured process */
    Trial(Options options) {
        this.under = options.under();
    }

    Launch of(Contender.Start start, Workload workload, Task task) throws IOException, InterruptedException {
        List<String> command = start.command(workload, task);
        if (Java.isMakingArchive(command)) {
            clear(task);
            Launch.of(command).orFail();
        }
        clear(task);
        FileTree.warm(task.input());
        // Nobody pays for what others left to be written to the disk.
        Launch.of(List.of("sync"));
        return Launch.under(under, start.command(workload, task)).orFail();
    }

    private static void clear(Task task) throws IOException {
        FileTree.delete(task.out());
        Files.createDirectories(task.out());
    }
}
