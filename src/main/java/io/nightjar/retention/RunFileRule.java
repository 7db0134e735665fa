package io.nightjar.retention;

import io.nightjar.retention.Removal.Kind;
import io.nightjar.run.Keep;
import io.nightjar.run.Retention;
import io.nightjar.run.RunRecord;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reports and logs of runs, found by the run that their names begin with. */
final class RunFileRule {
    private static final String NAME = "[0-9a-f]{12}\\..*";

    private final Storage storage;
    private final Places places;

    RunFileRule(Storage storage, Places places) {
        this.storage = storage;
        this.places = places;
    }

    /** A report stays as long as the table it speaks of, wherever that stands. */
    List<Removal> reports(DateFacts facts, Set<String> withTables) {
        Keep keep = facts.retention().of(Retention.Kind.REPORTS);
        String folder = places.reportsFolder(facts.job(), facts.date());
        List<Removal> removals = new ArrayList<>();
        byRun(storage.list(folder)).forEach((run, files) -> {
            Instant ended = facts.run(run).flatMap(RunRecord::ended).orElseGet(() -> Files.newest(files));
            if (!withTables.contains(run) && facts.isOver(keep, ended)) {
                removals.add(removal(
                        Kind.REPORT,
                        facts.job(),
                        Optional.of(facts),
                        folder,
                        files,
                        "ended " + ended + "; reports: " + keep));
            }
        });
        if (withTables.isEmpty()) {
            labels(facts, folder + "/labels", keep).ifPresent(removals::add);
        }
        return removals;
    }

    /** Results of labels are a date's, not a run's: they stay as long as any table of it, so that all can be asked for. */
    private Optional<Removal> labels(DateFacts facts, String folder, Keep keep) {
        List<Entry> files = storage.list(folder);
        Instant newest = Files.newest(files);
        return files.isEmpty() || !facts.isOver(keep, newest)
                ? Optional.empty()
                : Optional.of(new Removal(
                        Kind.REPORT,
                        facts.job(),
                        Optional.of(facts.date()),
                        folder,
                        Files.bytes(storage, folder),
                        "known " + newest + "; reports: " + keep,
                        new Removal.Target.Files(List.of(folder))));
    }

    /** Logs of this machine. */
    List<Removal> logs(DateFacts facts) {
        Keep keep = facts.retention().of(Retention.Kind.LOGS);
        List<Removal> removals = new ArrayList<>();
        for (RunRecord run : facts.runs()) {
            String log = places.logs() + "/" + run.id() + ".log";
            Optional<Entry> file = storage.find(log);
            if (file.isPresent()
                    && !facts.isOnHold(run.id().value())
                    && run.ended().filter(ended -> facts.isOver(keep, ended)).isPresent()) {
                removals.add(removal(
                        Kind.LOG,
                        facts.job(),
                        Optional.of(facts),
                        places.logs(),
                        List.of(file.get()),
                        "ended " + run.ended().get() + "; logs: " + keep));
            }
        }
        return removals;
    }

    /** Logs whose run the ledger no longer knows, and that of crashes, by their own time. */
    List<Removal> strayLogs(Set<String> known, Retention retention, Instant now) {
        Keep keep = retention.of(Retention.Kind.LOGS);
        return storage.list(places.logs()).stream()
                .filter(file -> !file.isFolder() && file.name().matches("([0-9a-f]{12}|nightjar)\\.log"))
                .filter(file -> !known.contains(runOf(file)) && keep.letsGo(file.modified(), now))
                .map(file -> removal(
                        Kind.LOG,
                        "",
                        Optional.empty(),
                        places.logs(),
                        List.of(file),
                        "of no run in the ledger; logs: " + keep))
                .toList();
    }

    private static Map<String, List<Entry>> byRun(List<Entry> files) {
        return files.stream()
                .filter(file -> !file.isFolder() && file.name().matches(NAME))
                .collect(Collectors.groupingBy(RunFileRule::runOf, TreeMap::new, Collectors.toList()));
    }

    private static String runOf(Entry file) {
        return file.name().substring(0, file.name().indexOf('.'));
    }

    private static Removal removal(
            Kind kind, String job, Optional<DateFacts> facts, String folder, List<Entry> files, String why) {
        List<String> locations =
                files.stream().map(file -> folder + "/" + file.name()).toList();
        return new Removal(
                kind,
                job,
                facts.map(DateFacts::date),
                folder + "/" + runOf(files.get(0)) + (files.size() > 1 ? ".*" : ending(files.get(0))),
                files.stream().mapToLong(Entry::bytes).sum(),
                why,
                new Removal.Target.Files(locations));
    }

    private static String ending(Entry file) {
        return file.name().substring(file.name().indexOf('.'));
    }
}
