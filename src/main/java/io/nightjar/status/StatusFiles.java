package io.nightjar.status;

import io.nightjar.config.JobFolder;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.publish.OutputLayout;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes {@code output/JOB/_status.json} from the ledger; each is replaced in one step and can be made again at any time. */
public final class StatusFiles {
    /** So many dates, the newest, are in a file. */
    public static final int MOST = 100;

    /** A file is made again where the ledger went on meanwhile; after so many times the one who made it go on does it. */
    private static final int TRIES = 5;

    private final Storage storage;
    private final OutputLayout layout;
    private final JobFolder jobs;
    private final Supplier<LedgerReader> ledger;
    private final Clock clock;

    /** @param ledger opens the ledger for reading, anew each time */
    public StatusFiles(
            Storage storage, OutputLayout layout, JobFolder jobs, Supplier<LedgerReader> ledger, Clock clock) {
        this.storage = storage;
        this.layout = layout;
        this.jobs = jobs;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All jobs with a file, and all that ever ran. */
    public List<String> jobs() {
        try (LedgerReader reader = ledger.get()) {
            return jobs(reader);
        }
    }

    /** The same by a ledger that is open. */
    public List<String> jobs(LedgerReader reader) {
        TreeSet<String> names = new TreeSet<>(jobs.names());
        names.addAll(reader.runs().jobs());
        return List.copyOf(names);
    }

    /** How a job's dates stand now. */
    public JobDates dates(String job) {
        try (LedgerReader reader = ledger.get()) {
            return dates(job, reader);
        }
    }

    /** The same by a ledger that is open. */
    public JobDates dates(String job, LedgerReader reader) {
        Optional<JobDefinition> definition = definition(job);
        return JobDates.of(job, definition, DueDates.of(definition, jobs), known(job), reader, clock.instant(), MOST);
    }

    /** How one date of a job stands now, whether it was ever due or not. */
    public DateStatus date(String job, BusinessDate date, LedgerReader reader) {
        Optional<JobDefinition> definition = definition(job);
        return JobDates.on(date, job, definition, DueDates.of(definition, jobs), reader, clock.instant());
    }

    /**
     * Replaces the file of a job. Another process may write it at the same time: who finds, after writing, that the
     * ledger says something else by now writes again, so that the last one to write has written the newest.
     *
     * @return its location
     */
    public String write(String job) {
        String location = layout.status(job);
        JobDates dates = dates(job);
        for (int tries = 0; tries < TRIES; tries++) {
            storage.writeAtomically(location, StatusFile.write(dates, MOST, clock.instant()));
            JobDates now = dates(job);
            if (StatusFile.dates(now).equals(StatusFile.dates(dates))) {
                break;
            }
            dates = now;
        }
        return location;
    }

    /**
     * Replaces the files that say something else by now: a night has become missing or late, and nobody ran. Where nothing is
     * known of a job's dates it gets no file.
     *
     * @return their locations
     */
    public List<String> refresh() {
        List<String> written = new ArrayList<>();
        for (String job : jobs()) {
            JobDates now = dates(job);
            String location = layout.status(job);
            boolean same = storage.find(location).isPresent()
                    ? StatusFile.says(storage.read(location), now)
                    : now.dates().isEmpty();
            if (!same) {
                written.add(write(job));
            }
        }
        return written;
    }

    /** What is known of a date, by the ledger. */
    public ExpectedNight.Known known(String job, BusinessDate date) {
        try (LedgerReader reader = ledger.get()) {
            return ExpectedNight.Known.of(date(job, date, reader));
        }
    }

    /** Where a job's file is or would be. */
    public String location(String job) {
        return layout.status(job);
    }

    /** The file of a job, as others read it; empty where there is none. */
    public Optional<StatusFileReader> read(String job) {
        String location = layout.status(job);
        return storage.find(location).map(entry -> StatusFileReader.of(location, storage.read(location)));
    }

    /** What a job's file says; empty where it is gone or not valid. */
    public Optional<JobDefinition> definition(String job) {
        try {
            return Optional.of(jobs.load(job));
        } catch (NightjarException e) {
            return Optional.empty();
        }
    }

    private Instant known(String job) {
        try {
            return Files.getLastModifiedTime(jobs.file(job)).toInstant();
        } catch (IOException gone) {
            return clock.instant();
        }
    }
}
