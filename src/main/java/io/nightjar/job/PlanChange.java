package io.nightjar.job;

import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Plan;
import io.nightjar.ledger.Plan.InputFile;
import io.nightjar.run.RunRecord;
import io.nightjar.table.DataFile;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What differs between the plan that a run recorded and the plan that would be made now. */
final class PlanChange {
    private PlanChange() {}

    /** Why an unfinished run cannot be resumed, as half a sentence; empty where it can. */
    static Optional<String> sinceLastLaunch(RunRecord record, NightPlan now, LedgerReader ledger, String program) {
        Optional<Plan> before = ledger.plans().plan(record.id());
        if (before.isEmpty()) {
            return Optional.empty();
        }
        // Any of them, since the last one may have scored nothing.
        Optional<String> other = ledger.runs().launches(record.id()).stream()
                .map(launch -> launch.by().program())
                .filter(worked -> !worked.equals(program))
                .findFirst();
        if (other.isPresent()) {
            return Optional.of("it was worked on by Nightjar " + other.get() + ", and this is " + program);
        }
        return before.get().digest().equals(now.digest()) ? Optional.empty() : Optional.of(describe(before.get(), now));
    }

    private static String describe(Plan before, NightPlan now) {
        if (!before.jobDigest().equals(now.spec().job().digest())) {
            return "the job file has changed";
        }
        if (!before.model().equals(now.bundle().version())) {
            return "model " + now.bundle().version().label() + " has changed";
        }
        Map<String, String> then = fingerprints(
                before.inputs(),
                InputFile::location,
                file -> fingerprint(file.bytes(), file.modified(), file.footerDigest()));
        Map<String, String> here = fingerprints(
                now.partition().files(),
                DataFile::location,
                file -> fingerprint(file.bytes(), file.modified(), file.footerDigest()));
        Set<String> locations = new HashSet<>(then.keySet());
        locations.addAll(here.keySet());
        return locations.stream()
                .sorted()
                .filter(location ->
                        !Optional.ofNullable(then.get(location)).equals(Optional.ofNullable(here.get(location))))
                .findFirst()
                .map(location -> "input file " + location + " "
                        + (then.containsKey(location)
                                ? here.containsKey(location) ? "has changed" : "is gone"
                                : "is new"))
                .orElse("the splits are cut differently (scoring.split-rows)");
    }

    /** With the time: a file may be delivered again with other values, the same size and the same footer. */
    private static String fingerprint(long bytes, Instant modified, String footerDigest) {
        return bytes + " " + modified + " " + footerDigest;
    }

    private static <T> Map<String, String> fingerprints(
            List<T> files, Function<T, String> location, Function<T, String> fingerprint) {
        return files.stream().collect(Collectors.toMap(location, fingerprint, (a, b) -> a, TreeMap::new));
    }
}
