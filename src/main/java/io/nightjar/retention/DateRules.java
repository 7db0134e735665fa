package io.nightjar.retention;

import io.nightjar.ledger.PublicationRecord;
import io.nightjar.retention.Removal.Kind;
import io.nightjar.run.Keep;
import io.nightjar.run.Retention;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of one date may go, in the order in which it goes: files first, then what the ledger knows of them. A crash in between
 * leaves rows without files, which the next look finds; the other way round it would leave files of which nobody knows.
 */
final class DateRules {
    private final Storage storage;
    private final Places places;
    private final HistoryRule history;
    private final LeftoverRule leftovers;
    private final StagingRule staging;
    private final RunFileRule files;
    private final MetricsRule metrics;

    DateRules(Storage storage, Places places) {
        this.storage = storage;
        this.places = places;
        this.history = new HistoryRule(storage, places);
        this.leftovers = new LeftoverRule(storage, places);
        this.staging = new StagingRule(storage, places);
        this.files = new RunFileRule(storage, places);
        this.metrics = new MetricsRule(storage, places);
    }

    /** Nothing of a date on which somebody works, or that a crash left unsettled. */
    List<Removal> of(DateFacts facts) {
        if (facts.isOpen()) {
            return List.of();
        }
        List<Removal> old = history.of(facts);
        List<Removal> dead = staging.of(facts);
        Set<String> withTables = runsWithTables(facts, old);
        List<Removal> all = new ArrayList<>(old);
        all.addAll(leftovers.of(facts));
        all.addAll(dead);
        all.addAll(files.reports(facts, withTables));
        all.addAll(files.logs(facts));
        all.addAll(metrics.of(facts));
        all.addAll(rows(facts, withTables, kept(stagingFolder(facts), dead)));
        return all;
    }

    /** The run that stands published, those whose tables stay in history, and those on hold, with a table or without. */
    private Set<String> runsWithTables(DateFacts facts, List<Removal> old) {
        Set<String> runs = new HashSet<>(kept(places.layout().historyFolder(facts.job(), facts.date()), old));
        facts.current()
                .map(PublicationRecord::intent)
                .ifPresent(intent -> runs.add(intent.run().value()));
        facts.holds().forEach(hold -> runs.add(hold.run().value()));
        return runs;
    }

    private String stagingFolder(DateFacts facts) {
        return places.layout().stagingFolder(facts.job(), facts.date());
    }

    /** Names in a folder that are not among what goes. */
    private Set<String> kept(String folder, List<Removal> going) {
        Set<String> gone = going.stream().map(Removal::what).collect(Collectors.toSet());
        return storage.list(folder).stream()
                .map(Entry::name)
                .filter(name -> !gone.contains(folder + "/" + name))
                .collect(Collectors.toSet());
    }

    /** Rows of runs of which nothing is left that they would explain. */
    private static List<Removal> rows(DateFacts facts, Set<String> withTables, Set<String> staged) {
        Keep keep = facts.retention().of(Retention.Kind.RUNS);
        return facts.runs().stream()
                .filter(run -> !withTables.contains(run.id().value())
                        && !staged.contains(run.id().value()))
                .filter(run -> facts.isOver(keep, run.ended().orElse(run.started())))
                .map(run -> new Removal(
                        Kind.RUN,
                        facts.job(),
                        Optional.of(facts.date()),
                        "run " + run.id(),
                        0,
                        run.status().label() + " " + run.ended().orElse(run.started()) + "; runs: " + keep,
                        new Removal.Target.Rows(run.id())))
                .toList();
    }

    /** Dated folders that have nothing in them any more. */
    Stream<String> emptied(DateFacts facts) {
        return Stream.of(
                        places.layout().historyFolder(facts.job(), facts.date()),
                        places.layout().rejectsFolder(facts.job(), facts.date()),
                        stagingFolder(facts),
                        places.reportsFolder(facts.job(), facts.date()),
                        places.metricsFolder(facts.job(), facts.date()))
                .filter(folder ->
                        storage.find(folder).isPresent() && storage.list(folder).isEmpty());
    }

    List<Removal> strayLogs(Set<String> known, Retention retention, Instant now) {
        return files.strayLogs(known, retention, now);
    }
}
