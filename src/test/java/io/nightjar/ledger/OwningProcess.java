package io.nightjar.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A process that owns the embedded ledger and a run, until it is killed. */
public final class OwningProcess {
    private OwningProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Ledger ledger =
                Ledger.open(LedgerSettings.embedded(Path.of(arguments[0])), Clock.systemUTC(), "run flight-delay");
        Lease lease = ledger.leases().acquire(Fixture.JOB, Fixture.DATE);
        ledger.runLog().begin(lease, Fixture.FIRST, Fixture.MODEL, new LaunchedBy("0.1.0", "operator"));
        ledger.runLog().planned(lease, Fixture.FIRST, Fixture.plan("plan"));
        ledger.runLog().finished(lease, Fixture.FIRST, Fixture.split(0));
        byte[] word = "owns\n".getBytes(StandardCharsets.UTF_8);
        System.out.write(word, 0, word.length);
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
