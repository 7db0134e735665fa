package io.nightjar.publish;

import io.nightjar.ledger.LaunchedBy;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerSettings;
import io.nightjar.run.RunId;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.table.PartFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/**
 * Publishes tables of seeded bytes, for tests, in this process or as one of its own that halts at a step and waits to be
 * killed.
 */
final class PublishingProcess {
    private final Ledger ledger;
    private final ProjectStorage storage;
    private final Failpoints failpoints;

    PublishingProcess(Ledger ledger, Path project, Failpoints failpoints) {
        this.ledger = ledger;
        this.storage = new ProjectStorage(project);
        this.failpoints = failpoints;
    }

    /** Arguments: project folder, JDBC URL or nothing for the embedded ledger, run, seed, step. */
    public static void main(String[] arguments) {
        Path project = Path.of(arguments[0]);
        Failpoints failpoints = point -> {
            if (point.name().equals(arguments[4])) {
                say("reached " + point);
                waitToBeKilled();
            }
        };
        try (Ledger ledger =
                Ledger.open(settings(project, arguments[1]), Clock.systemUTC(), "run flight-delay", failpoints)) {
            new PublishingProcess(ledger, project, failpoints)
                    .publish(new RunId(arguments[2]), Long.parseLong(arguments[3]));
        }
    }

    static LedgerSettings settings(Path project, String url) {
        return url.isEmpty()
                ? LedgerSettings.embedded(project.resolve("state"))
                : LedgerSettings.shared(url, Optional.empty(), Optional.empty(), project.resolve("state"));
    }

    /** Begins or resumes a run and publishes what the seed gives. */
    Published publish(RunId run, long seed) {
        try (Lease lease = ledger.leases().acquire(Receipts.JOB, Receipts.DATE)) {
            if (ledger.reader().runs().get(run).isPresent()) {
                ledger.runLog().resume(lease, run, new LaunchedBy("0.1.0", "operator"));
            } else {
                ledger.runLog().begin(lease, run, "flight-delay@1", new LaunchedBy("0.1.0", "operator"));
            }
            OutputLayout layout = Receipts.LAYOUT;
            String launch = layout.launchFolder(Receipts.JOB, Receipts.DATE, run, 1);
            PartFile table = stage(OutputLayout.stagedTable(launch), seed, 29);
            PartFile rejects = stage(OutputLayout.stagedRejects(launch), seed + 1, 1);
            return new Publication(storage, layout, failpoints)
                    .publish(lease, Receipts.candidate(run, table, Optional.of(rejects), "{\"seed\":" + seed + "}"));
        }
    }

    private PartFile stage(String location, long seed, long rows) {
        byte[] bytes = bytes(seed);
        try (OutputStream out = storage.create(location)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new PartFile(location, rows, bytes.length, storage.sha256(location));
    }

    static byte[] bytes(long seed) {
        byte[] bytes = new byte[100_000];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static void say(String word) {
        byte[] line = (word + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }

    private static void waitToBeKilled() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
