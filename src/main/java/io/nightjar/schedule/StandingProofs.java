package io.nightjar.schedule;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.RecordedProof;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Proof;
import io.nightjar.ledger.ProofLog;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.run.RunId;
import io.nightjar.run.Schedule;
import io.nightjar.schedule.ScheduleEvent.Proved;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The standing proof: after a publication some of a night is made again and compared. Only while no night runs here; one that begins
 * ends a proof at its next row batch, and it is made afterwards. Whatever comes of a proof, nothing about a night changes.
 */
final class StandingProofs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final Comparator<PublicationRecord> IN_ORDER = Comparator.comparingLong(PublicationRecord::sequence);

    private final Workplace workplace;
    private final Clock clock;
    private final ScheduleListener listener;
    private final BooleanSupplier idle;
    private final RandomGenerator random;
    private final ExecutorService thread;
    private final Queue<Consumer<ProofLog>> unwritten = new ConcurrentLinkedQueue<>();
    private @Nullable Prover working;
    private boolean isLooking;
    private boolean isClosed;

    /**
     * What makes them.
     *
     * @param idle whether no night runs here
     * @param random picks among past nights
     */
    StandingProofs(
            Workplace workplace, Clock clock, ScheduleListener listener, BooleanSupplier idle, RandomGenerator random) {
        this.workplace = workplace;
        this.clock = clock;
        this.listener = listener;
        this.idle = idle;
        this.random = random;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread proving = new Thread(work, "proof");
            proving.setDaemon(true);
            return proving;
        });
    }

    /** What a schedule wants to have proved. */
    private record Due(RecordedProof of, RunId published, double share) {}

    /** Makes what is due, on a thread of its own. Returns at once. */
    synchronized void look(ScheduledJobs found) {
        List<ScheduledJob> wanting = found.jobs().stream()
                .filter(job -> job.schedule().proof().isPresent())
                .toList();
        if (isClosed || isLooking || (wanting.isEmpty() && unwritten.isEmpty()) || !idle.getAsBoolean()) {
            return;
        }
        isLooking = true;
        thread.execute(() -> {
            try {
                write();
                wanting.forEach(this::make);
            } catch (NightjarException e) {
                LOG.info("No standing proof this time: {} {}", e.code().code(), e.message());
            } catch (RuntimeException | Error e) {
                LOG.error("A standing proof failed unexpectedly.", e);
            } finally {
                looked();
            }
        });
    }

    private synchronized void looked() {
        isLooking = false;
        notifyAll();
    }

    /** Until the look that goes on is over. */
    synchronized void await() {
        try {
            while (isLooking) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A night begins. */
    synchronized void giveWay() {
        if (working != null) {
            working.requestStop();
        }
    }

    /** After the night has been told to begin, or before it looks whether we work: one of the two sees the other. */
    private synchronized void works(Prover prover) {
        working = prover;
        if (isClosed || !idle.getAsBoolean()) {
            prover.requestStop();
        }
    }

    private synchronized void rests() {
        working = null;
    }

    private void make(ScheduledJob job) {
        Optional<Due> due = idle.getAsBoolean() ? due(job) : Optional.empty();
        due.filter(this::isMine).ifPresent(this::make);
    }

    private Optional<Due> due(ScheduledJob job) {
        Schedule.Proof wish = job.schedule().proof().orElseThrow();
        try (LedgerReader ledger = workplace.read()) {
            List<PublicationRecord> tables = ledger.publications().current(job.name());
            return tables.stream()
                    .max(IN_ORDER)
                    .filter(published -> !ledger.proofs().isBegunAfter(published.run(), clock))
                    .map(published -> new Due(
                            wanted(
                                    job,
                                    wish.of() == Schedule.Proof.Of.LATEST
                                            ? published
                                            : tables.get(random.nextInt(tables.size()))),
                            published.run(),
                            wish.share()));
        }
    }

    private static RecordedProof wanted(ScheduledJob job, PublicationRecord table) {
        return new RecordedProof(table.run(), job.name(), table.date(), "schedule");
    }

    private boolean isMine(Due due) {
        try (Workplace.Open open = workplace.open()) {
            return open.ledger().proofLog().begin(due.of().job(), due.of().run(), due.published());
        }
    }

    private void make(Due due) {
        Proof proof;
        try (Prover prover = workplace.prover()) {
            works(prover);
            proof = prover.prove(due.of(), due.share());
        } catch (NightjarException e) {
            if (e.code() == ErrorCode.STOPPED) {
                write(log -> log.putBack(due.published()));
                return;
            }
            proof = due.of().of(e, clock.instant());
        } catch (RuntimeException | Error e) {
            proof = due.of().of(Launches.unexpected(e), clock.instant());
        } finally {
            rests();
        }
        Proof made = proof;
        write(log -> log.ended(made, Optional.of(due.published())));
        listener.heard(new Proved(made));
    }

    /** Now, or at the next look: somebody else may have the ledger. */
    private void write(Consumer<ProofLog> what) {
        unwritten.add(what);
        write();
    }

    private void write() {
        if (unwritten.isEmpty()) {
            return;
        }
        try (Workplace.Open open = workplace.open()) {
            Queue<Consumer<ProofLog>> now = new ArrayDeque<>(unwritten);
            for (Consumer<ProofLog> what : now) {
                what.accept(open.ledger().proofLog());
                unwritten.remove(what);
            }
        } catch (NightjarException e) {
            LOG.info("A standing proof is recorded later: {} {}", e.code().code(), e.message());
        }
    }

    /** Ends what is under way at its next row batch, and waits for that. */
    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            giveWay();
        }
        thread.shutdown();
        try {
            boolean ended = false;
            while (!ended) {
                ended = thread.awaitTermination(1, TimeUnit.DAYS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
