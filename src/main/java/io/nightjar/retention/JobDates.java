package io.nightjar.retention;

import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.BusinessDate;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jobs and dates of which anything is left: in the ledger, or in the folders. */
final class JobDates {
    private static final Pattern DATE = Pattern.compile("date=(\\d{4}-\\d{2}-\\d{2})");

    private final Storage storage;
    private final Places places;

    JobDates(Storage storage, Places places) {
        this.storage = storage;
        this.places = places;
    }

    /** Sorted. */
    Collection<String> jobs(LedgerReader ledger) {
        TreeSet<String> jobs = new TreeSet<>(ledger.runs().jobs());
        jobs.addAll(ledger.records().jobs());
        folders()
                .flatMap(folder -> storage.list(folder).stream())
                .filter(Entry::isFolder)
                .forEach(job -> jobs.add(job.name()));
        return jobs;
    }

    /** In order. */
    Collection<BusinessDate> dates(String job, LedgerReader ledger) {
        TreeSet<BusinessDate> dates = new TreeSet<>(ledger.runs().dates(job));
        folders()
                .flatMap(folder -> storage.list(folder + "/" + job).stream())
                .map(Entry::name)
                .map(DATE::matcher)
                .filter(Matcher::matches)
                .forEach(named -> dates.add(new BusinessDate(LocalDate.parse(named.group(1)))));
        return dates;
    }

    private Stream<String> folders() {
        return List.of(
                places.layout().history(),
                places.layout().staging(),
                places.layout().rejects(),
                places.reports(),
                places.metrics())
                .stream();
    }
}
