package io.nightjar.alert;

import io.nightjar.alert.Route.Target;
import io.nightjar.config.AlertSettings;
import io.nightjar.config.JobFolder;
import io.nightjar.config.Settings;
import io.nightjar.ledger.Condition.Remembered;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.ConditionKind;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Alerts;
import io.nightjar.status.JobDates;
import io.nightjar.status.StatusFiles;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds, what is remembered, and what follows from both. Reads only. */
final class Memory {
    private final AlertSettings settings;
    private final JobFolder jobs;
    private final StatusFiles status;
    private final LabelledDates known;
    private final Clock clock;

    Memory(Settings settings, JobFolder jobs, StatusFiles status, LabelledDates known, Clock clock) {
        this.settings = settings.alerts();
        this.jobs = jobs;
        this.status = status;
        this.known = known;
        this.clock = clock;
    }

    /** Whether anybody is to be told of anything, by the settings or by any job. */
    boolean isForSomebody() {
        return !settings.channels().isEmpty()
                || jobs.names().stream()
                        .anyMatch(
                                job -> !route(status.definition(job)).targets().isEmpty());
    }

    Route route(Optional<JobDefinition> definition) {
        return Route.of(settings, definition.map(JobDefinition::alerts).orElse(Alerts.AS_SET));
    }

    /** What holds for a job now; nothing for one whose file is gone, and whatever was for one whose file is not valid. */
    List<Finding> holding(String job, LedgerReader reader) {
        if (status.definition(job).isEmpty()) {
            return List.of();
        }
        JobDates dates = status.dates(job, reader);
        List<Finding> found = new ArrayList<>(Finding.of(dates, settings.missingAfter(), clock.instant()));
        Set<ConditionKind> on = route(status.definition(job)).on();
        if (on.contains(ConditionKind.WARNED)) {
            found.addAll(Finding.warned(dates, clock.instant()));
        }
        if (on.contains(ConditionKind.LABELS_LATE)) {
            status.definition(job)
                    .flatMap(JobDefinition::labels)
                    .ifPresent(labels ->
                            found.addAll(Finding.withoutLabels(dates, labels, known.of(job), clock.instant())));
        }
        return found;
    }

    /** What has to be written down, of all jobs. */
    List<Changes> changes(LedgerReader reader) {
        List<Changes> all = new ArrayList<>();
        List<String> files = jobs.names();
        for (String job : status.jobs(reader)) {
            boolean unreadable = files.contains(job) && status.definition(job).isEmpty();
            if (!unreadable) {
                Changes changes = Changes.between(
                        holding(job, reader),
                        reader.conditions().open(job),
                        key -> status.date(job, key.date(), reader),
                        clock.instant());
                if (!changes.isEmpty()) {
                    all.add(changes);
                }
            }
        }
        return all;
    }

    /** What the targets have not been told of what is remembered. */
    List<Owed> owed(LedgerReader reader) {
        Instant now = clock.instant();
        List<Owed> owed = new ArrayList<>();
        for (Remembered one : reader.conditions().openOrClosedSince(now.minus(Changes.NEWS))) {
            Route route = route(status.definition(one.condition().key().job()));
            owed.addAll(Owed.of(one, reader.conditions().told(one.condition().key()), route, now));
        }
        return owed;
    }

    /** The addresses that the settings give. */
    List<Target> targets() {
        return Route.of(settings, Alerts.AS_SET).targets();
    }
}
