package io.nightjar.retention;

import io.nightjar.retention.Removal.Kind;
import io.nightjar.run.Keep;
import io.nightjar.run.Retention;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.util.List;
import java.util.Optional;

/**
 * Parts of runs that are over. A failed or stopped run without its parts can still be restarted: it scores all of them again.
 */
final class StagingRule {
    private final Storage storage;
    private final Places places;

    StagingRule(Storage storage, Places places) {
        this.storage = storage;
        this.places = places;
    }

    List<Removal> of(DateFacts facts) {
        String folder = places.layout().stagingFolder(facts.job(), facts.date());
        return storage.list(folder).stream()
                .filter(Entry::isFolder)
                .flatMap(entry -> why(facts, entry)
                        .map(reason -> new Removal(
                                Kind.STAGING,
                                facts.job(),
                                Optional.of(facts.date()),
                                folder + "/" + entry.name(),
                                Files.bytes(storage, folder + "/" + entry.name()),
                                reason,
                                new Removal.Target.Files(List.of(folder + "/" + entry.name()))))
                        .stream())
                .toList();
    }

    private static Optional<String> why(DateFacts facts, Entry staged) {
        Optional<RunRecord> run = facts.run(staged.name());
        if (run.filter(over -> needsNothing(over.status())).isPresent()) {
            return Optional.of("its run is " + run.get().status().label());
        }
        if (facts.isOnHold(staged.name())) {
            return Optional.empty();
        }
        Keep keep = facts.retention().of(Retention.Kind.STAGING);
        return facts.isOver(keep, run.flatMap(RunRecord::ended).orElse(staged.modified()))
                ? Optional.of(run.map(record -> record.status().label()
                                        + record.ended()
                                                .map(ended -> " " + ended)
                                                .orElse(""))
                                .orElse("of a run that the ledger does not know, " + staged.modified())
                        + "; staging: " + keep)
                : Optional.empty();
    }

    private static boolean needsNothing(RunStatus status) {
        return status == RunStatus.PUBLISHED || status == RunStatus.ABANDONED;
    }
}
