package io.nightjar.rebuild;

import io.nightjar.error.NightjarException;
import io.nightjar.publish.ChainRecord;
import io.nightjar.publish.Check;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Receipt;
import io.nightjar.publish.SealedReceipt;
import io.nightjar.rebuild.FoundReceipt.Place;
import io.nightjar.run.BusinessDate;
import io.nightjar.storage.Sha256;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the receipts of a job, and believes those alone that are as they were written, where they were written. */
final class ReceiptSearch {
    private static final Pattern DATE = Pattern.compile("date=(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern RECEIPT = Pattern.compile("_receipt-[0-9a-f]{16}\\.json");
    private static final String WHAT = "receipt";

    private final Storage storage;
    private final List<FoundReceipt> whole = new ArrayList<>();
    private final List<Check> damaged = new ArrayList<>();

    ReceiptSearch(Storage storage) {
        this.storage = storage;
    }

    /** The jobs that have a folder of their own in output or history. */
    static Set<String> jobs(Storage storage, OutputLayout layout) {
        Set<String> jobs = new TreeSet<>();
        Stream.of(layout.output(), layout.history())
                .flatMap(folder -> storage.list(folder).stream())
                .filter(Entry::isFolder)
                .forEach(folder -> jobs.add(folder.name()));
        return jobs;
    }

    /** @param chain what receipts must agree with */
    static ReceiptSearch of(Storage storage, OutputLayout layout, String job, List<ChainRecord> chain) {
        ReceiptSearch search = new ReceiptSearch(storage);
        search.dates(layout.output() + "/" + job)
                .forEach(date ->
                        search.look(layout.outputFolder(job, date), job, date, Place.OUTPUT, Optional.empty(), chain));
        for (BusinessDate date : search.dates(layout.history() + "/" + job)) {
            for (Entry run : storage.list(layout.historyFolder(job, date))) {
                String folder = layout.historyFolder(job, date, run.name());
                search.look(folder, job, date, Place.HISTORY, Optional.of(run.name()), chain);
            }
        }
        return search;
    }

    /** In order of their dates; those in output first. */
    List<FoundReceipt> whole() {
        return List.copyOf(whole);
    }

    /** Those that are not believed, and why. */
    List<Check> damaged() {
        return List.copyOf(damaged);
    }

    private List<BusinessDate> dates(String folder) {
        return storage.list(folder).stream()
                .map(entry -> DATE.matcher(entry.name()))
                .filter(Matcher::matches)
                .map(named -> new BusinessDate(LocalDate.parse(named.group(1))))
                .toList();
    }

    private void look(
            String folder, String job, BusinessDate date, Place place, Optional<String> run, List<ChainRecord> chain) {
        for (Entry entry : storage.list(folder)) {
            if (!RECEIPT.matcher(entry.name()).matches()) {
                continue;
            }
            String location = folder + "/" + entry.name();
            try {
                byte[] bytes = storage.read(location);
                Receipt receipt = SealedReceipt.stored(location, bytes).receipt();
                FoundReceipt found = new FoundReceipt(location, receipt, Sha256.of(bytes), place);
                Optional<String> wrong = misplaced(found, job, date, run).or(() -> altered(found, chain));
                wrong.ifPresentOrElse(
                        how -> damaged.add(Check.broken(WHAT, location + " " + how)), () -> whole.add(found));
            } catch (NightjarException e) {
                damaged.add(Check.broken(WHAT, e.message()));
            }
        }
    }

    private static Optional<String> misplaced(FoundReceipt found, String job, BusinessDate date, Optional<String> run) {
        Receipt receipt = found.receipt();
        boolean isHere = receipt.job().name().equals(job)
                && receipt.date().equals(date)
                && run.filter(name -> !name.equals(receipt.run().value())).isEmpty()
                && found.location()
                        .equals(OutputLayout.receiptIn(
                                folderOf(found), receipt.table().sha256()));
        return isHere
                ? Optional.empty()
                : Optional.of("is that of run " + receipt.run() + " of "
                        + receipt.job().name() + "@" + receipt.date() + " and does not belong here");
    }

    private static String folderOf(FoundReceipt found) {
        return found.location().substring(0, found.location().lastIndexOf('/'));
    }

    /** Whoever writes a receipt anew gives it a digest of its own; the chain has that of the file. */
    private static Optional<String> altered(FoundReceipt found, List<ChainRecord> chain) {
        return chain.stream()
                .filter(record -> record.run().equals(found.receipt().run()))
                .filter(record -> record.receipt()
                        .filter(sha256 -> !sha256.equals(found.sha256()))
                        .isPresent())
                .findFirst()
                .map(record -> "is not the receipt of record " + record.sequence() + " of the chain: it was altered");
    }
}
