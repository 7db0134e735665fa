package io.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Samples the engine with async-profiler, with one thread, and says where its time goes. */
final class ProfileRun {
    private static final int TOP = 40;

    private final Folders folders;
    private final Contenders contenders;
    private final Options options;

    ProfileRun(Folders folders, Contenders contenders, Options options) {
        this.folders = folders;
        this.contenders = contenders;
        this.options = options;
    }

    String measure(Workload workload) throws IOException, SQLException, InterruptedException {
        new Provisions(folders).make(workload, options.rows());
        Path out = folders.out().resolve("profile");
        Path stacks = folders.results().resolve("profile-" + workload.name() + ".collapsed");
        Files.createDirectories(folders.results());
        Task task = new Task(
                folders.input(Folders.job(workload, options.rows()), Folders.WHOLE),
                folders.weights(workload.name()),
                out,
                1,
                out);
        Launch launch = new Trial(options).of((of, what) -> sampled(of, what, stacks), workload, task);
        return "Engine with 1 thread on table " + workload.name() + ", "
                + workload.rows(options.rows()) + " rows, " + Report.number(launch.seconds(), 2)
                + " s while sampled.\n" + Stacks.read(stacks).markdown();
    }

    private List<String> sampled(Workload workload, Task task, Path stacks) throws IOException {
        List<String> command =
                new ArrayList<>(contenders.engine("bare", "-Xmx1g").command(workload, task));
        if (!Java.isMakingArchive(command)) {
            command.addAll(
                    1,
                    List.of(
                            "-XX:+UnlockDiagnosticVMOptions",
                            "-XX:+DebugNonSafepoints",
                            "-agentpath:" + folders.target().resolve("native/libasyncProfiler.so")
                                    + "=start,event=cpu,interval=1ms,threads,collapsed,file=" + stacks));
        }
        return command;
    }

    /** Samples of one millisecond: of each thread, of each frame alone, of each frame with what it calls. */
    private record Stacks(Map<String, Long> threads, Map<String, Long> self, Map<String, Long> total, long worker) {

        static Stacks read(Path file) throws IOException {
            Stacks stacks = new Stacks(new HashMap<>(), new HashMap<>(), new HashMap<>(), 0);
            long worker = 0;
            for (String line : Files.readAllLines(file)) {
                int end = line.lastIndexOf(' ');
                long samples = Long.parseLong(line.substring(end + 1));
                String[] frames = line.substring(0, end).split(";");
                String thread = frames[0].replaceAll("tid=[0-9]+|[0-9]+", "").replaceAll("[\\[\\] ]+$", "") + "]";
                stacks.threads.merge(thread, samples, Long::sum);
                if (frames[0].contains("pool-")) {
                    worker += samples;
                    stacks.self.merge(frames[frames.length - 1], samples, Long::sum);
                    Set<String> seen = new HashSet<>(List.of(frames).subList(1, frames.length));
                    seen.forEach(frame -> stacks.total.merge(frame, samples, Long::sum));
                }
            }
            return new Stacks(stacks.threads, stacks.self, stacks.total, worker);
        }

        String markdown() {
            return "\n**Threads** (samples of 1 ms)\n\n" + top(threads, 8, 0)
                    + "\n**Scoring thread, frames by themselves**\n\n" + top(self, TOP, worker)
                    + "\n**Scoring thread, frames with what they call**\n\n" + top(total, TOP * 2, worker);
        }

        private static String top(Map<String, Long> counts, int most, long all) {
            StringBuilder text = new StringBuilder("| samples | share | |\n|--:|--:|---|\n");
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(most)
                    .forEach(entry -> text.append("| ")
                            .append(entry.getValue())
                            .append(" | ")
                            .append(all == 0 ? "" : Report.number(100.0 * entry.getValue() / all, 1) + "%")
                            .append(" | `")
                            .append(entry.getKey())
                            .append("` |\n"));
            return text.toString();
        }
    }
}
