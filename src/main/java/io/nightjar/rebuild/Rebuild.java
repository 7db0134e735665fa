package io.nightjar.rebuild;

import io.nightjar.job.SplitProfiles;
import io.nightjar.ledger.PastJob;
import io.nightjar.ledger.PastPublication;
import io.nightjar.ledger.PastRun;
import io.nightjar.ledger.PublicationRecord.State;
import io.nightjar.publish.ChainLinks;
import io.nightjar.publish.ChainRecord;
import io.nightjar.publish.Check;
import io.nightjar.publish.Intent;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Receipt;
import io.nightjar.rebuild.FoundReceipt.Place;
import io.nightjar.run.RunId;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the history of jobs out of their receipts and chains; writes nothing. */
public final class Rebuild {
    private final Storage storage;
    private final OutputLayout layout;
    private final String reportsFolder;

    /** @param reportsFolder below which the profiles of runs stand, by job and date */
    public Rebuild(Storage storage, OutputLayout layout, String reportsFolder) {
        this.storage = storage;
        this.layout = layout;
        this.reportsFolder = reportsFolder;
    }

    /** The jobs of which anything is published, or was; sorted. */
    public Collection<String> jobs() {
        return ReceiptSearch.jobs(storage, layout);
    }

    /** What is to be known of a job. */
    public JobHistory of(String job) {
        List<Check> checks = new ArrayList<>();
        String place = layout.chain(job);
        List<String> lines = storage.find(place).isPresent()
                ? new String(storage.read(place), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
        ChainLinks links = ChainLinks.of(place, job, lines);
        if (lines.isEmpty()) {
            checks.add(Check.unknown(
                    "chain",
                    place + " is not there: in which order tables came into place is told by their receipts' times"));
        } else {
            checks.addAll(links.checks());
        }
        if (!links.areWhole()) {
            return new JobHistory(job, Optional.empty(), checks);
        }
        List<ChainRecord> chain = links.records();
        ReceiptSearch search = ReceiptSearch.of(storage, layout, job, chain);
        checks.addAll(search.damaged());
        Set<RunId> standing = new StandingTables(storage, layout, job, chain, checks).among(search.whole());
        Map<RunId, FoundReceipt> receipts = published(search.whole(), chain, standing, checks);
        List<Moment> moments = moments(receipts, chain, checks);
        List<PastRun> runs = runs(receipts, moments, chain, checks);
        NotKnown.of(receipts.keySet(), runs, chain, checks);
        return new JobHistory(job, Optional.of(new PastJob(job, runs, publications(moments, standing), lines)), checks);
    }

    /** By run. What lies beside a table that is not its own was never published, unless something else says so. */
    private static Map<RunId, FoundReceipt> published(
            List<FoundReceipt> whole, List<ChainRecord> chain, Set<RunId> standing, List<Check> checks) {
        Map<RunId, FoundReceipt> receipts = new LinkedHashMap<>();
        for (FoundReceipt found : whole) {
            RunId run = found.receipt().run();
            boolean isPublished = found.place() == Place.HISTORY
                    || standing.contains(run)
                    || chain.stream()
                            .anyMatch(record ->
                                    record.action().publishes() && record.run().equals(run));
            if (isPublished) {
                receipts.putIfAbsent(run, found);
            } else {
                checks.add(Check.unknown(
                        "receipt",
                        found.location() + " stands beside a table that is not its own: run " + run
                                + " is not taken for a published one"));
            }
        }
        return receipts;
    }

    /** One publication of a run. */
    private record Moment(FoundReceipt found, Instant at) {}

    /** In the order of the chain; what no record tells of stands where its receipt's time puts it. */
    private static List<Moment> moments(
            Map<RunId, FoundReceipt> receipts, List<ChainRecord> chain, List<Check> checks) {
        List<Moment> moments = new ArrayList<>();
        Map<RunId, FoundReceipt> unchained = new LinkedHashMap<>(receipts);
        for (ChainRecord record : chain) {
            FoundReceipt found = receipts.get(record.run());
            if (found != null && record.action().publishes()) {
                moments.add(new Moment(found, record.at()));
                unchained.remove(record.run());
            }
        }
        for (FoundReceipt found : unchained.values()) {
            Receipt receipt = found.receipt();
            int place = 0;
            while (place < moments.size() && !moments.get(place).at().isAfter(receipt.ended())) {
                place++;
            }
            moments.add(place, new Moment(found, receipt.ended()));
            if (!chain.isEmpty()) {
                checks.add(Check.unknown(
                        "chain",
                        "no record tells of run " + receipt.run() + " of "
                                + receipt.job().name() + "@" + receipt.date()
                                + ", which was published: by a version that kept none, or just before the database was"
                                + " lost"));
            }
        }
        return moments;
    }

    private List<PastRun> runs(
            Map<RunId, FoundReceipt> receipts, List<Moment> moments, List<ChainRecord> chain, List<Check> checks) {
        RunOfReceipt reading = new RunOfReceipt(new SplitProfiles(storage, reportsFolder), checks);
        return receipts.values().stream()
                .map(FoundReceipt::receipt)
                .sorted(Comparator.comparing(Receipt::started)
                        .thenComparing(receipt -> receipt.run().value()))
                .map(receipt -> reading.of(
                        receipt,
                        moments.stream()
                                .filter(moment -> moment.found().receipt().run().equals(receipt.run()))
                                .map(Moment::at)
                                .toList(),
                        chain.stream()
                                .filter(record -> record.run().equals(receipt.run()))
                                .toList()))
                .toList();
    }

    private List<PastPublication> publications(List<Moment> moments, Set<RunId> standing) {
        Map<RunId, Integer> last = new HashMap<>();
        for (int i = 0; i < moments.size(); i++) {
            last.put(moments.get(i).found().receipt().run(), i);
        }
        List<PastPublication> publications = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            Receipt receipt = moment.found().receipt();
            boolean stands =
                    standing.contains(receipt.run()) && Integer.valueOf(i).equals(last.get(receipt.run()));
            publications.add(new PastPublication(
                    new Intent(
                            receipt.run(),
                            receipt.job().name(),
                            receipt.date(),
                            receipt.table(),
                            receipt.rejects(),
                            layout.receipt(
                                    receipt.job().name(),
                                    receipt.date(),
                                    receipt.table().sha256()),
                            Optional.of(moment.found().sha256())),
                    stands ? State.PUBLISHED : State.SUPERSEDED,
                    moment.at()));
        }
        return publications;
    }
}
