package io.nightjar.ledger;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.Failpoints;
import io.nightjar.run.BusinessDate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who may work on a job and date: at most one process, as the database decides. */
public final class Leases {
    /** Looks this often in the time between two beats. */
    private static final int LOOKS_PER_BEAT = 10;

    /** How the command begins of who only mends what a crash left. */
    private static final String MENDING = "recover";

    private static final Duration MENDED_WITHIN = Duration.ofMinutes(2);

    private final Sql sql;
    private final LeaseTable table;
    private final LedgerSettings settings;
    private final Clock clock;
    private final Ticker ticker;
    private final Owner self;
    private final Failpoints failpoints;
    private final Map<String, Heartbeat> beating = new ConcurrentHashMap<>();

    Leases(Sql sql, LedgerSettings settings, Clock clock, Ticker ticker, Owner self, Failpoints failpoints) {
        this.sql = sql;
        this.table = new LeaseTable(sql);
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
        this.self = self;
        this.failpoints = failpoints;
    }

    /**
     * Takes the lease, at once where it is free or its owner is dead, after the lease time where its owner gives no sign
     * of life: another owner or another beat. Where the owner lives this may take until its next beat; one that only
     * mends what a crash left, which any run does at its start, is waited for. A lease of this
     * very process that nobody here beats any more is treated as any other: it could not be given back.
     *
     * @throws NightjarException RUN_BUSY naming the owner
     */
    public Lease acquire(String job, BusinessDate date) {
        return tryAcquire(job, date).orElseThrow(() -> busy(job, date));
    }

    /** The same, empty where it is busy. */
    public Optional<Lease> tryAcquire(String job, BusinessDate date) {
        LeaseWait wait = LeaseWait.begun();
        try {
            return awaited(job, date);
        } finally {
            wait.ended(job + "@" + date);
        }
    }

    private Optional<Lease> awaited(String job, BusinessDate date) {
        LeaseRow first = table.findOrCreate(job, date);
        LeaseRow seen = first;
        long begun = ticker.nanos();
        long since = begun;
        while (true) {
            if (isFree(seen) || isSilent(first, seen, since)) {
                Optional<Lease> taken = take(job, date, seen);
                if (taken.isPresent()) {
                    return taken;
                }
            } else if (isBeatenHere(job, date)) {
                return Optional.empty();
            } else if (!seen.equals(first)) {
                if (!isBeingMended(seen) || ticker.nanos() - begun >= MENDED_WITHIN.toNanos()) {
                    return Optional.empty();
                }
                first = seen;
                since = ticker.nanos();
            }
            ticker.pause(betweenLooks());
            seen = table.findOrCreate(job, date);
        }
    }

    /** Takes it where nobody has it, or a process of this machine that is dead; waits for nobody. */
    Optional<Lease> takeIfFree(String job, BusinessDate date) {
        LeaseRow seen = table.findOrCreate(job, date);
        return isFree(seen) ? take(job, date, seen, MENDING + " for " + self.command()) : Optional.empty();
    }

    /** By somebody who does not work on the night: it is free again in a moment. */
    private static boolean isBeingMended(LeaseRow seen) {
        return seen.owner().filter(owner -> owner.command().startsWith(MENDING)).isPresent();
    }

    /**
     * Takes it whoever has it: a person decided so.
     *
     * @throws NightjarException RUN_BUSY where its owner is in the middle of a commit
     */
    Lease seize(String job, BusinessDate date) {
        long since = ticker.nanos();
        while (ticker.nanos() - since < 3 * settings.pace().lease().toNanos()) {
            Optional<Lease> taken = take(job, date, table.findOrCreate(job, date));
            if (taken.isPresent()) {
                return taken.get();
            }
            ticker.pause(betweenLooks());
        }
        throw busy(job, date);
    }

    /** Nobody has it, or a process that is dead. */
    private boolean isFree(LeaseRow seen) {
        return seen.owner().map(owner -> owner.process().isDead(self.process())).orElse(true);
    }

    private boolean isSilent(LeaseRow first, LeaseRow seen, long since) {
        return seen.equals(first)
                && ticker.nanos() - since >= settings.pace().lease().toNanos();
    }

    private boolean isBeatenHere(String job, BusinessDate date) {
        return Optional.ofNullable(beating.get(job + "@" + date))
                .filter(Heartbeat::isBeating)
                .isPresent();
    }

    private Optional<Lease> take(String job, BusinessDate date, LeaseRow seen) {
        return take(job, date, seen, self.command());
    }

    private Optional<Lease> take(String job, BusinessDate date, LeaseRow seen, String command) {
        Owner owner = new Owner(self.process(), clock.instant(), command);
        return table.take(job, date, seen, owner).map(this::begin);
    }

    private Lease begin(LeaseGrant grant) {
        Heartbeat heartbeat = new Heartbeat(() -> table.beat(grant), settings, ticker);
        beating.put(grant.label(), heartbeat);
        heartbeat.start("lease " + grant.label());
        return new Lease(grant, sql, clock, heartbeat, failpoints, settings.signer());
    }

    private Duration betweenLooks() {
        return settings.pace().heartbeat().dividedBy(LOOKS_PER_BEAT);
    }

    private NightjarException busy(String job, BusinessDate date) {
        String who = table.findOrCreate(job, date).owner().map(Owner::describe).orElse("another process");
        return NightjarException.of(ErrorCode.RUN_BUSY, job + "@" + date + " is being worked on by " + who + ".")
                .notDone("Nothing was begun.")
                .next("nightjar show " + job + "@" + date);
    }
}
