package io.nightjar.bench;

import io.nightjar.bench.Contender.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All contenders on one workload at one scale, one after another, again and again. */
final class Match {
    private final Folders folders;
    private final Workload workload;
    private final long scale;
    private final Trial trial;
    private final List<Contender> contenders;
    private final Map<Contender, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<Contender, List<Double>> cpu = new LinkedHashMap<>();
    private final Map<Contender, Long> peak = new LinkedHashMap<>();
    private final Map<Contender, String> comparisons = new LinkedHashMap<>();

    Match(Folders folders, Workload workload, long scale, Trial trial, List<Contender> contenders) {
        this.folders = folders;
        this.workload = workload;
        this.scale = scale;
        this.trial = trial;
        this.contenders = contenders.stream()
                .filter(contender -> contender.enters().test(workload))
                .toList();
    }

    /**
     * Each round runs each contender once, so that a busy spell of the machine meets all of them.
     *
     * @param slowRounds of these, how many the contenders run in that get a fifth of the table
     * @param reference whose scores the others' are compared with after the last round
     */
    List<Figures> play(int rounds, int slowRounds, Contender reference)
            throws IOException, SQLException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                if (round > slowRounds && contender.date().equals(Folders.FIFTH)) {
                    continue;
                }
                Launch launch = run(contender);
                double took = contender.clock() == Clock.PROCESS
                        ? launch.seconds()
                        : Double.parseDouble(launch.said("warm").orElseThrow());
                seconds.computeIfAbsent(contender, c -> new ArrayList<>()).add(took);
                cpu.computeIfAbsent(contender, c -> new ArrayList<>()).add(launch.cpuSeconds());
                peak.merge(contender, launch.peakBytes(), Math::max);
                System.err.printf(
                        "%s %d/%d  %-30s %8.2f s  %8.2f s cpu  %6d MB%n",
                        workload.name(),
                        round,
                        rounds,
                        contender.label(),
                        took,
                        launch.cpuSeconds(),
                        launch.peakBytes() >> 20);
            }
        }
        compare(reference);
        return contenders.stream().map(this::figures).toList();
    }

    private Launch run(Contender contender) throws IOException, InterruptedException {
        Task task = new Task(
                folders.input(Folders.job(workload, scale), contender.date()),
                folders.weights(workload.name()),
                folders.project().resolve("models").resolve(workload.name()),
                contender.threads(),
                folders.out().resolve(contender.slug()));
        return trial.of(contender.start(), workload, task);
    }

    private void compare(Contender reference) throws IOException, SQLException {
        LinearModel model = LinearModel.read(folders.weights(workload.name()));
        for (Contender contender : contenders) {
            if (contender.scores().isEmpty()) {
                comparisons.put(contender, "scores nothing");
                continue;
            }
            try (Duck duck = new Duck()) {
                Comparison comparison = Comparison.of(duck, model, scores(reference), scores(contender));
                long rows = contender.rows(workload.rows(scale));
                boolean fine = contender.isOurs() ? comparison.isBitForBit(rows) : comparison.agrees(rows);
                if (!fine) {
                    throw new IllegalStateException(
                            contender.label() + " gave other scores on " + workload.name() + " than "
                                    + reference.label() + ": " + comparison.words() + ", expected " + rows + " rows");
                }
                comparisons.put(
                        contender, comparison.isBitForBit(rows) ? "equal bits" : "within " + comparison.largest());
            }
        }
    }

    private Path scores(Contender contender) {
        return folders.out().resolve(contender.slug()).resolve(contender.scores());
    }

    private Figures figures(Contender contender) {
        return new Figures(
                contender,
                contender.rows(workload.rows(scale)),
                seconds.get(contender),
                cpu.get(contender),
                peak.get(contender),
                comparisons.get(contender));
    }
}
