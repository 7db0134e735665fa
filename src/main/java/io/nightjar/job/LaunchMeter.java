package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Receipt;
import io.nightjar.publish.Receipt.Cost;
import io.nightjar.table.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a launch takes: time by phase, processor time, memory. It hears of the phases like everybody who watches. Processor time
 * and memory are the process's; where it runs several nights at once, theirs are in it.
 */
final class LaunchMeter extends ProgressRelay {
    private static final double NANOS = 1e9;
    private static final double HOUR = 3600;
    private static final double MILLIS = 1e3;
    private static final double MICROS = 1e6;

    private final Clock clock;
    private final Duration cpuBefore = cpu();
    private final Instant begun;
    private final List<Receipt.Phase> done = new ArrayList<>();
    private String phase = "plan";
    private Instant since;

    LaunchMeter(ProgressListener next, Clock clock) {
        super(next);
        this.clock = clock;
        this.begun = clock.instant();
        this.since = begun;
    }

    @Override
    public void stage(String name) {
        synchronized (this) {
            if (!name.equals(phase)) {
                Instant now = clock.instant();
                done.add(new Receipt.Phase(phase, seconds(since, now)));
                phase = name;
                since = now;
            }
        }
        super.stage(name);
    }

    /** What it took up to now. */
    synchronized Cost cost(Partition read, Optional<ReceiptPolicy.Price> price) {
        Instant now = clock.instant();
        List<Receipt.Phase> phases = new ArrayList<>(done);
        phases.add(new Receipt.Phase(phase, seconds(since, now)));
        double seconds = seconds(begun, now);
        double cpu = cpuSeconds();
        return new Cost(
                phases,
                seconds,
                rounded(cpu, MILLIS),
                peakMemory(),
                perSecond(read.rows(), seconds),
                perSecond(read.bytes(), seconds),
                rounded(cpu / HOUR, MICROS),
                price.map(set -> new Receipt.Money(
                        set.cpuHour(), rounded(cpu / HOUR * set.cpuHour(), MICROS), set.currency(), set.budget())));
    }

    /**
     * Ends a run that has cost more than it may.
     *
     * @throws NightjarException BUDGET_EXCEEDED
     */
    void guard(ReceiptPolicy.Price price) {
        double cost = cpuSeconds() / HOUR * price.cpuHour();
        if (price.budget().isPresent() && cost > price.budget().get()) {
            throw NightjarException.of(
                            ErrorCode.BUDGET_EXCEEDED,
                            String.format(
                                    Locale.ROOT,
                                    "the run has cost %.4f %s, and its budget is %s (cost.budget)",
                                    cost,
                                    price.currency(),
                                    price.budget().get()))
                    .notDone("Nothing was published; finished splits are kept.")
                    .next("nightjar help NJ-BUDGET-EXCEEDED");
        }
    }

    private double cpuSeconds() {
        return Math.max(0, cpu().minus(cpuBefore).toNanos() / NANOS);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Clocks may step back. */
    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis()) / MILLIS;
    }

    private static long perSecond(long amount, double seconds) {
        return seconds == 0 ? 0 : Math.round(amount / seconds);
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
    }

    /** As Linux tells it; 0 elsewhere. */
    private static long peakMemory() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
