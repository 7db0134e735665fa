package io.nightjar.torture;

import io.nightjar.publish.Failpoint;
import io.nightjar.storage.Storage;
import io.nightjar.table.TableSink;
import io.nightjar.torture.Trial.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The crash harness: does bad things to real processes and looks, after each, whether anything is not as it must be. */
public final class Torture {
    private static final int ROWS_TO_LEARN = 5000;
    private static final List<String> NIGHTS_TO_LEARN = List.of("2001-01-01", "2001-01-02", "2001-01-03");

    private final Program program;
    private final Storage storage;
    private final TableSink sink;

    /** @param storage absolute locations only */
    public Torture(Program program, Storage storage, TableSink sink) {
        this.program = program;
        this.storage = storage;
        this.sink = sink;
    }

    /**
     * Does it all.
     *
     * @param progress told of each trial as it ends
     */
    public TortureReport run(TortureWish wish, Consumer<Trial> progress) throws InterruptedException {
        String job = "torture-" + HexFormat.of().toHexDigits(wish.seed()).substring(10);
        Bed bed = new Bed(storage, wish.project(), wish.place(), wish.place() + "/source", job);
        bed.lay(wish.ledger());
        layData(bed, wish);
        Night night = new Night(program, bed, wish.files());
        night.prepare();
        List<Trial> trials = new ArrayList<>();
        Consumer<Trial> done = trial -> {
            trials.add(trial);
            progress.accept(trial);
        };
        Watcher.Sight sight;
        try (Watcher watcher = new Watcher(program, bed, night.whole())) {
            watcher.awaitFirstLook();
            night.undisturbed();
            killed(night, wish, done);
            failpoints(night, wish, done);
            paused(night, wish, done);
            others(night, wish, done);
            started(bed, wish, done);
            sight = watcher.end();
        }
        if (wish.wants(Kind.STORAGE_LOST)) {
            storageLost(bed, wish, done);
        }
        return new TortureReport(
                (long) wish.files() * wish.rowsAFile(),
                night.whole(),
                trials,
                sight.looks(),
                sight.violations(),
                night.undisturbedSeconds(),
                night.finishSeconds());
    }

    private void layData(Bed bed, TortureWish wish) throws InterruptedException {
        TortureTables tables = new TortureTables(sink, wish.seed());
        NIGHTS_TO_LEARN.forEach(date -> tables.learnable(bed.input(date), ROWS_TO_LEARN));
        tables.tortured(bed.input(Bed.NIGHT.toString()), wish.files(), wish.rowsAFile());
        Victim.End trained =
                program.start(bed.project(), List.of("train", Bed.MODEL)).end();
        if (trained.exit() != 0) {
            throw new IllegalStateException("no model could be trained: " + trained.last());
        }
    }

    private static void killed(Night night, TortureWish wish, Consumer<Trial> done) throws InterruptedException {
        Kills kills = new Kills(night, wish.seed());
        for (int kill = 0; wish.wants(Kind.KILLED) && kill < wish.kills(); kill++) {
            done.accept(kills.once());
        }
    }

    private static void failpoints(Night night, TortureWish wish, Consumer<Trial> done) throws InterruptedException {
        FailpointTrials trials = new FailpointTrials(night);
        for (FailpointTrials.Harm harm : FailpointTrials.Harm.values()) {
            if (wish.wants(harm.kind())) {
                for (Failpoint point : harm.points(wish.points())) {
                    done.accept(trials.once(point, harm));
                }
            }
        }
    }

    private static void paused(Night night, TortureWish wish, Consumer<Trial> done) throws InterruptedException {
        if (!wish.wants(Kind.PAUSED)) {
            return;
        }
        if (!wish.hasSharedLedger()) {
            done.accept(Trial.skipped(
                    Kind.PAUSED, "every failpoint", "the embedded ledger's lock holds as long as its process"));
            return;
        }
        Pauses pauses = new Pauses(night);
        for (Failpoint point : wish.points()) {
            // A process without a publication is taken over before it begins.
            if (!FailpointTrials.comesOnlyAfterFailure(point)) {
                done.accept(pauses.once(point));
            }
        }
    }

    private static void others(Night night, TortureWish wish, Consumer<Trial> done) throws InterruptedException {
        if (wish.wants(Kind.DATABASE_AWAY)) {
            if (wish.ledgerUrl().isPresent()) {
                new DatabaseLoss(night, wish.ledgerUrl().get()).all().forEach(done);
            } else {
                done.accept(Trial.skipped(Kind.DATABASE_AWAY, "its line", "the embedded ledger is a file"));
            }
        }
        if (wish.wants(Kind.LEDGER_DAMAGED)) {
            done.accept(
                    wish.hasSharedLedger()
                            ? Trial.skipped(
                                    Kind.LEDGER_DAMAGED, "a finished split", "a shared ledger is not ours to damage")
                            : new LedgerDamage(night).once());
        }
        if (wish.wants(Kind.STORAGE_LOST)) {
            done.accept(new PermissionLoss(night).once());
        }
    }

    /** For a job of its own, whose night nobody has published. */
    private void started(Bed bed, TortureWish wish, Consumer<Trial> done) throws InterruptedException {
        if (wish.wants(Kind.STARTED_TOGETHER)) {
            Bed own = new Bed(storage, bed.project(), bed.place(), bed.source(), bed.job() + "-starts");
            own.job(Bed.Version.A);
            done.accept(new Starts(new Night(program, own, wish.files())).once(wish.starts()));
        }
    }

    private void storageLost(Bed bed, TortureWish wish, Consumer<Trial> done) throws InterruptedException {
        Path project = wish.project().resolve("small-disk");
        Path disk = project.resolve("disk");
        Optional<String> refused = StorageLoss.mount(disk);
        if (refused.isPresent()) {
            done.accept(Trial.skipped(Kind.STORAGE_LOST, "disk full, read-only disk", refused.get()));
            return;
        }
        try {
            Bed small = new Bed(storage, project, disk.toString(), bed.source(), bed.job() + "-small");
            small.lay(wish.ledger());
            Night night = new Night(program, small, wish.files());
            night.prepare();
            StorageLoss loss = new StorageLoss(night, disk);
            done.accept(loss.full());
            done.accept(loss.readOnly());
        } finally {
            StorageLoss.unmount(disk);
        }
    }
}
