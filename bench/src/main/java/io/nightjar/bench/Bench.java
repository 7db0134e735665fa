package io.nightjar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The benchmark; {@code bench/run} builds and starts it. Arguments: checkout, program, and the options. */
public final class Bench {
    private final Folders folders;
    private final Contenders contenders;
    private final Options options;

    private Bench(Folders folders, Path program, Options options) {
        this.folders = folders;
        this.contenders = new Contenders(folders, program);
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        Folders folders = new Folders(Path.of(words.get(0)));
        Options options = Options.parse(words.subList(2, words.size()));
        new Bench(folders, Path.of(words.get(1)), options).run();
    }

    private void run() throws IOException, SQLException, InterruptedException {
        Machine machine = Machine.here(folders);
        Report report = new Report(folders, machine, options);
        switch (options.mode()) {
            case TABLE -> {
                Map<Workload, List<Figures>> table = new LinkedHashMap<>();
                for (Workload workload : workloads()) {
                    check(workload);
                    table.put(workload, measure(workload));
                    report.write(table);
                }
            }
            case QUICK -> {
                Map<Workload, List<Figures>> table = new LinkedHashMap<>();
                for (Workload workload : workloads()) {
                    table.put(workload, check(workload));
                }
                report.write(table);
            }
            case MEMORY ->
                report.write(
                        "memory",
                        new MemoryRun(folders, contenders, options)
                                .measure(workloads().get(0)));
            case SMALL_FILES ->
                report.write(
                        "small-files",
                        new SmallFilesRun(folders, contenders, options)
                                .measure(workloads().get(0)));
            case KERNELS -> report.write("kernels", new KernelRun(folders, contenders, options).measure(workloads()));
            case PROFILE -> {
                for (Workload workload : workloads()) {
                    report.write(
                            "profile-" + workload.name(),
                            new ProfileRun(folders, contenders, options).measure(workload));
                }
            }
        }
    }

    private List<Workload> workloads() {
        return Workloads.all(folders.checkout().resolve("data").toString()).stream()
                .filter(workload -> options.workloads().contains(workload.name()))
                .toList();
    }

    /** All on one small table: each gives the scores of Tribuo itself, or nothing is measured. */
    private List<Figures> check(Workload workload) throws IOException, SQLException, InterruptedException {
        long rows = options.mode() == Options.Mode.QUICK ? options.rows() : Options.QUICK_ROWS;
        new Provisions(folders).make(workload, rows);
        List<Contender> all = new ArrayList<>();
        for (Contender contender : contenders.all()) {
            if (contender.isChecked(workload)
                    && (options.wants(contender) || contender.name().equals(Contenders.ROWS))) {
                all.add(contender.on(Folders.WHOLE));
            }
        }
        Contender tribuo = all.stream()
                .filter(contender -> contender.name().equals(Contenders.ROWS))
                .findFirst()
                .orElseThrow();
        int rounds = options.mode() == Options.Mode.QUICK ? options.rounds() : 1;
        return new Match(folders, workload, rows, new Trial(options), all).play(rounds, rounds, tribuo);
    }

    private List<Figures> measure(Workload workload) throws IOException, SQLException, InterruptedException {
        new Provisions(folders).make(workload, options.rows());
        List<Contender> all = contenders.all().stream().filter(options::wants).toList();
        return new Match(folders, workload, options.rows(), new Trial(options), all)
                .play(options.rounds(), options.slowRounds(), all.get(0));
    }
}
