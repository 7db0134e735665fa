package io.nightjar.schedule;

import io.nightjar.job.InputWatch;
import io.nightjar.job.Nights;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.run.RunSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A scheduler in a process of its own, on PostgreSQL and real Quartz; its nights record that they have published. */
final class SchedulerProcess {
    /** The job whose first night never ends. */
    static final String BLOCKING = "blocking";

    private SchedulerProcess() {}

    /** Arguments: the database, the project, and which instant of its clock is which millisecond of the machine's. */
    public static void main(String[] arguments) {
        Path root = Path.of(arguments[1]);
        String[] begin = arguments[2].split(" ");
        Duration ahead = Duration.between(Instant.ofEpochMilli(Long.parseLong(begin[1])), Instant.parse(begin[0]));
        Clock clock = Clock.offset(Clock.system(ZoneOffset.UTC), ahead);
        LedgerSettings settings = LedgerSettings.shared(arguments[0], Optional.of("postgres"), Optional.empty(), root);
        Ledger quartz = Ledger.open(settings, clock, "schedule");
        Scheduler scheduler = new Scheduler(
                new JobFiles(root).folder(),
                new PublishingWorkplace(settings, clock),
                new TriggerStore.Shared(quartz.dataSource(), Duration.ofMillis(500), 3),
                clock,
                event -> System.out.println(event),
                Duration.ofMillis(300));
        scheduler.start();
        scheduler.awaitStop();
    }

    private record PublishingWorkplace(LedgerSettings settings, Clock clock) implements Workplace {
        @Override
        public LedgerReader read() {
            return LedgerReader.open(settings);
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
            Ledger ledger = Ledger.open(settings, clock, "schedule");
            FakeNights nights = new FakeNights().publishing(lease -> {
                boolean first = ledger.reader()
                                .firings()
                                .get(lease.job(), lease.date())
                                .orElseThrow()
                                .attempts()
                        == 1;
                if (first && lease.job().equals(BLOCKING)) {
                    FakeNights.await(new CountDownLatch(1));
                }
                PublishedTable.put(ledger, lease);
            });
            return new Open() {
                @Override
                public Ledger ledger() {
                    return ledger;
                }

                @Override
                public Nights nights() {
                    return nights.facade();
                }

                @Override
                public void close() {
                    ledger.close();
                }
            };
        }
    }
}
