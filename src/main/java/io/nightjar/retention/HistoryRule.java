package io.nightjar.retention;

import io.nightjar.retention.Removal.Kind;
import io.nightjar.run.Keep;
import io.nightjar.run.Retention;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Replaced tables. A folder's receipt goes first: where a crash leaves the rest, no receipt says that it is whole, and the
 * next look finds it by the same rule.
 */
final class HistoryRule {
    private final Storage storage;
    private final Places places;

    HistoryRule(Storage storage, Places places) {
        this.storage = storage;
        this.places = places;
    }

    private record Version(String run, String folder, Instant replaced) {}

    /** What may go; the rest of the folders stays, and what their receipts need with them. */
    List<Removal> of(DateFacts facts) {
        Keep keep = facts.retention().of(Retention.Kind.HISTORY);
        List<Version> versions = versions(facts);
        List<Removal> removals = new ArrayList<>();
        for (int newer = 0; newer < versions.size(); newer++) {
            Version version = versions.get(newer);
            boolean tooMany = keep instanceof Keep.Versions most && newer >= most.number();
            if (tooMany || facts.isOver(keep, version.replaced())) {
                removals.add(new Removal(
                        Kind.HISTORY,
                        facts.job(),
                        Optional.of(facts.date()),
                        version.folder(),
                        Files.bytes(storage, version.folder()),
                        "replaced " + version.replaced() + "; history: " + keep,
                        new Removal.Target.Files(inOrder(version.folder()))));
            }
        }
        return removals;
    }

    /** Newest first, but those on hold, which do not count. What is kept of the run that stands published came from a publication that did not come about. */
    private List<Version> versions(DateFacts facts) {
        String folder = places.layout().historyFolder(facts.job(), facts.date());
        return storage.list(folder).stream()
                .filter(Entry::isFolder)
                .filter(entry -> !facts.isCurrent(entry.name()) && !facts.isOnHold(entry.name()))
                .map(entry -> {
                    String own = folder + "/" + entry.name();
                    return new Version(
                            entry.name(),
                            own,
                            facts.replaced(entry.name()).orElseGet(() -> Files.newest(storage.list(own))));
                })
                .sorted(Comparator.comparing(Version::replaced).reversed().thenComparing(Version::run))
                .toList();
    }

    private List<String> inOrder(String folder) {
        Stream<String> receipts = storage.list(folder).stream()
                .map(Entry::name)
                .filter(name -> name.startsWith("_receipt-"))
                .map(name -> folder + "/" + name);
        return Stream.concat(receipts, Stream.of(folder)).toList();
    }
}
