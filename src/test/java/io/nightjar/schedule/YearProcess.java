package io.nightjar.schedule;

import io.nightjar.job.InputWatch;
import io.nightjar.job.Nights;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.run.RunSpec;
import io.nightjar.testing.HandClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A scheduler whose clock goes from due instant to due instant, a day for each line that it reads. */
final class YearProcess {
    private YearProcess() {}

    /** Arguments: the database and the project. Says {@code ran job@date} for each night, and {@code done}. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[1]);
        ScheduledJobs jobs = ScheduledJobs.read(new JobFiles(root).folder());
        // Leases are held for milliseconds here: who meets one looks again soon.
        LedgerSettings settings = new LedgerSettings(
                Optional.of(arguments[0]),
                Optional.of("postgres"),
                Optional.empty(),
                root,
                new LedgerSettings.Pace(Duration.ofMillis(50), Duration.ofSeconds(20), Duration.ofMinutes(2)),
                Optional::empty);
        HandClock clock = new HandClock(Instant.EPOCH);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Ledger ledger = Ledger.open(settings, clock, "schedule")) {
            Workplace workplace = new OpenWorkplace(ledger);
            Tidings tidings = new Tidings(event -> {
                if (event instanceof ScheduleEvent.Ended ended) {
                    System.out.println("ran " + ended.night().label());
                }
            });
            Rounds rounds = new Rounds(workplace, tidings, System::nanoTime);
            Launches launches = new Launches(workplace, clock, tidings);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Instant begin = Instant.parse(line);
                for (Instant now : instants(jobs, begin)) {
                    clock.set(now);
                    List<Rounds.Ready> ready = rounds.look(jobs, now, Set.of());
                    ready.forEach(one -> launches.launch(one.night(), one.job()));
                }
                System.out.println("done");
            }
        }
    }

    /** The beginning of a day, and every instant of it at which something is due. */
    private static TreeSet<Instant> instants(ScheduledJobs jobs, Instant begin) {
        TreeSet<Instant> all = new TreeSet<>(Set.of(begin));
        Instant end = begin.plus(Duration.ofDays(1)).minusNanos(1);
        jobs.jobs().forEach(job -> job.between(begin, end).forEach(night -> all.add(night.due())));
        return all;
    }

    private record OpenWorkplace(Ledger ledger) implements Workplace, Workplace.Open {
        @Override
        public LedgerReader read() {
            return ledger.reader();
        }

        @Override
        public InputWatch input(RunSpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Prover prover() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Open open() {
            return this;
        }

        @Override
        public Nights nights() {
            return new FakeNights().facade();
        }

        @Override
        public void close() {}
    }
}
