package io.nightjar.retention;

import io.nightjar.retention.Removal.Kind;
import io.nightjar.run.Keep;
import io.nightjar.run.Retention;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of a night's figures, by its own age, since nothing refers to it; and what a crash left of one, always. */
final class MetricsRule {
    private final Storage storage;
    private final Places places;

    MetricsRule(Storage storage, Places places) {
        this.storage = storage;
        this.places = places;
    }

    List<Removal> of(DateFacts facts) {
        Keep keep = facts.retention().of(Retention.Kind.METRICS);
        String folder = places.metricsFolder(facts.job(), facts.date());
        List<Removal> removals = new ArrayList<>();
        for (Entry file : storage.list(folder)) {
            if (file.name().startsWith("_")) {
                removals.add(removal(Kind.LEFTOVER, facts, folder, file, "was never finished"));
            } else if (facts.isOver(keep, file.modified())) {
                removals.add(
                        removal(Kind.METRICS, facts, folder, file, "judged " + file.modified() + "; metrics: " + keep));
            }
        }
        return removals;
    }

    private static Removal removal(Kind kind, DateFacts facts, String folder, Entry file, String why) {
        String location = folder + "/" + file.name();
        return new Removal(
                kind,
                facts.job(),
                Optional.of(facts.date()),
                location,
                file.bytes(),
                why,
                new Removal.Target.Files(List.of(location)));
    }
}
