package io.nightjar.retention;

import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Hold;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Recovery;
import io.nightjar.publish.Publication;
import io.nightjar.retention.PruneOutcome.Ending;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.Retention;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.storage.Storage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Removes what the rules of retention let go. Each date is pruned under its lease, and looked at again there, so that nothing
 * of a night that runs is touched, here or on another machine; a date that somebody works on is left alone.
 */
public final class Prune {
    private final Storage storage;
    private final DateRules rules;
    private final JobDates dates;
    private final Function<String, Retention> retention;
    private final Supplier<LedgerReader> readers;
    private final Clock clock;
    private volatile boolean stopping;

    /**
     * Over a project.
     *
     * @param retention the rules of a job, all kinds of them; of the job with the empty name, those of no job
     * @param readers opens the ledger for reading, a new one each time
     */
    public Prune(
            Storage storage,
            Places places,
            Function<String, Retention> retention,
            Supplier<LedgerReader> readers,
            Clock clock) {
        this.storage = storage;
        this.rules = new DateRules(storage, places);
        this.dates = new JobDates(storage, places);
        this.retention = retention;
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * What {@link #run} would remove now; changes nothing.
     *
     * @param job one alone; empty for all
     */
    public PrunePlan plan(Optional<String> job) {
        try (LedgerReader ledger = readers.get()) {
            List<Removal> removals = new ArrayList<>();
            List<NightjarException> failures = new ArrayList<>();
            for (String name : jobs(job, ledger)) {
                each(name, ledger, failures, facts -> removals.addAll(rules.of(facts)), removals::add);
            }
            removals.addAll(strayLogs(job, ledger));
            return new PrunePlan(removals, kept(job, ledger), failures);
        }
    }

    private static List<String> kept(Optional<String> job, LedgerReader ledger) {
        List<String> kept = new ArrayList<>();
        for (Hold hold : ledger.holds().all()) {
            ledger.runs()
                    .get(hold.run())
                    .filter(run -> job.isEmpty() || job.get().equals(run.job()))
                    .ifPresent(run -> kept.add("run " + run.id() + " of " + run.label() + " is " + hold.describe()));
        }
        return kept;
    }

    /** A job or a date that cannot be looked at does not stop the others. */
    private void each(
            String job,
            LedgerReader ledger,
            List<NightjarException> failures,
            Consumer<DateFacts> work,
            Consumer<Removal> records) {
        try {
            Retention kept = retention.apply(job);
            for (BusinessDate date : dates.dates(job, ledger)) {
                if (!stopping) {
                    work.accept(DateFacts.of(job, date, kept, clock.instant(), ledger));
                }
            }
            RecordsRule.of(job, kept, ledger, clock.instant()).forEach(records);
        } catch (NightjarException e) {
            failures.add(e);
        }
    }

    private Collection<String> jobs(Optional<String> job, LedgerReader ledger) {
        return job.<Collection<String>>map(Set::of).orElseGet(() -> dates.jobs(ledger));
    }

    private List<Removal> strayLogs(Optional<String> job, LedgerReader ledger) {
        if (job.isPresent()) {
            return List.of();
        }
        Set<String> known = ledger.runs().list(Integer.MAX_VALUE).stream()
                .map((RunRecord run) -> run.id().value())
                .collect(Collectors.toSet());
        return rules.strayLogs(known, retention.apply(""), clock.instant());
    }

    /**
     * Removes it.
     *
     * @param removed hears of each thing that has gone
     */
    public PruneOutcome run(Optional<String> job, Ledger ledger, Publication publication, Consumer<Removal> removed) {
        Work work = new Work(ledger, publication, removed);
        for (String name : jobs(job, ledger.reader())) {
            each(name, ledger.reader(), work.failures, work::prune, records -> work.remove(records, Optional.empty()));
        }
        strayLogs(job, ledger.reader()).forEach(log -> work.remove(log, Optional.empty()));
        return new PruneOutcome(
                work.gone,
                work.left,
                kept(job, ledger.reader()),
                work.failures,
                stopping ? Ending.STOPPED : Ending.THROUGH);
    }

    /** Ends it after the thing that is being removed. Returns at once. */
    public void requestStop() {
        stopping = true;
    }

    /** One pruning. */
    private final class Work {
        private final Ledger ledger;
        private final Publication publication;
        private final Consumer<Removal> listener;
        private final List<Removal> gone = new ArrayList<>();
        private final List<String> left = new ArrayList<>();
        private final List<NightjarException> failures = new ArrayList<>();

        Work(Ledger ledger, Publication publication, Consumer<Removal> listener) {
            this.ledger = ledger;
            this.publication = publication;
            this.listener = listener;
        }

        void prune(DateFacts seen) {
            if (rules.of(seen).isEmpty()) {
                return;
            }
            try {
                Optional<Lease> free = ledger.leases().tryAcquire(seen.job(), seen.date());
                if (free.isEmpty()) {
                    left.add(seen.job() + "@" + seen.date() + " is being worked on: left alone.");
                    return;
                }
                try (Lease lease = free.get()) {
                    prune(lease, seen.retention());
                }
            } catch (NightjarException e) {
                failures.add(e);
            }
        }

        /** As whoever takes a lease, it settles first what another left behind. */
        private void prune(Lease lease, Retention kept) {
            new Recovery(ledger, publication).of(lease).forEach(settled -> left.add(settled.sentence()));
            DateFacts facts = DateFacts.of(lease.job(), lease.date(), kept, clock.instant(), ledger.reader());
            List<Removal> removals = rules.of(facts);
            removals.forEach(removal ->
                    replacedTable(removal).ifPresent(run -> ledger.runPruning().tableGoes(lease, run, clock)));
            removals.forEach(removal -> remove(removal, Optional.of(lease)));
            if (removals.stream().anyMatch(removal -> replacedTable(removal).isPresent())) {
                publication.writeChain(lease, lease.job());
            }
            rules.emptied(facts).forEach(storage::delete);
        }

        /** The run whose table leaves history by this. */
        private static Optional<RunId> replacedTable(Removal removal) {
            String folder = removal.what().substring(removal.what().lastIndexOf('/') + 1);
            return removal.kind() == Removal.Kind.HISTORY && folder.matches("[0-9a-f]{12}")
                    ? Optional.of(new RunId(folder))
                    : Optional.empty();
        }

        void remove(Removal removal, Optional<Lease> lease) {
            if (stopping || lease.filter(Lease::isLost).isPresent()) {
                return;
            }
            if (removal.target() instanceof Removal.Target.Files files) {
                files.locations().forEach(storage::delete);
            } else if (removal.target() instanceof Removal.Target.Rows rows) {
                ledger.stopRequests().forget(rows.run());
                ledger.runPruning().forget(lease.orElseThrow(), rows.run());
            } else if (removal.target() instanceof Removal.Target.Records records) {
                ledger.runPruning().forget(records.kind(), removal.job(), records.before());
            }
            gone.add(removal);
            listener.accept(removal);
        }
    }
}
