package io.nightjar.alert;

import io.nightjar.config.Settings;
import io.nightjar.ledger.Condition;
import io.nightjar.ledger.Condition.Remembered;
import io.nightjar.ledger.ConditionKey;
import io.nightjar.report.ReportFiles;
import io.nightjar.run.ConditionKind;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunRecord;
import io.nightjar.status.DateStatus;
import io.nightjar.storage.Storage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Puts together what is said of a condition. */
final class Composer {
    private final Settings settings;
    private final Storage storage;

    Composer(Settings settings, Storage storage) {
        this.settings = settings;
        this.storage = storage;
    }

    /** @param definition what the job's file says; empty where it is not valid */
    Alert of(Owed owed, DateStatus status, Optional<JobDefinition> definition) {
        Remembered remembered = owed.condition();
        boolean happened = remembered.condition().key().kind() == ConditionKind.PUBLISHED;
        Alert.Event event =
                switch (owed.event()) {
                    case OPENED -> happened ? Alert.Event.HAPPENED : Alert.Event.OPENED;
                    case REPEATED -> Alert.Event.REPEATED;
                    case RECOVERED -> Alert.Event.RECOVERED;
                };
        return of(event, remembered.condition(), remembered.opened(), remembered.closed(), status, definition);
    }

    Alert of(
            Alert.Event event,
            Condition condition,
            Instant since,
            Optional<Instant> closed,
            DateStatus status,
            Optional<JobDefinition> definition) {
        Optional<String> report = status.run().flatMap(this::report);
        ZoneId zone = definition.map(JobDefinition::zone).orElse(settings.zone());
        return new Alert(
                event,
                new Condition(
                        condition.key(),
                        condition.run(),
                        condition.code(),
                        settings.mask().apply(condition.reason())),
                definition.map(JobDefinition::title).orElse(condition.key().job()),
                zone,
                since,
                closed,
                status,
                report,
                link(condition.key(), status, report),
                next(event, condition.key(), status));
    }

    private Optional<String> report(RunRecord run) {
        String page = ReportFiles.of(settings.reports(), run).page();
        return storage.find(page).map(Storage.Entry::location);
    }

    /** The address that the settings give for it; none where that needs a report or a run that is not there. */
    private Optional<String> link(ConditionKey key, DateStatus status, Optional<String> report) {
        String below = report.map(page -> page.substring(
                        Math.min(page.length(), settings.reports().length() + 1)))
                .orElse("");
        String run = status.run().map(found -> found.id().value()).orElse("");
        String link = settings.alerts().link();
        boolean hollow = (link.contains("{report}") && below.isEmpty()) || (link.contains("{run}") && run.isEmpty());
        return link.isEmpty() || hollow
                ? Optional.empty()
                : Optional.of(link.replace("{report}", below)
                        .replace("{job}", key.job())
                        .replace("{date}", key.date().toString())
                        .replace("{run}", run));
    }

    private static List<String> next(Alert.Event event, ConditionKey key, DateStatus status) {
        String again = "nightjar run " + key.job() + " --date " + key.date();
        if (event == Alert.Event.TEST) {
            return List.of("nightjar alerts");
        }
        if (key.kind() == ConditionKind.LABELS_LATE) {
            return List.of("nightjar labels " + key.job() + " --date " + key.date());
        }
        if (key.kind() == ConditionKind.NOT_REPRODUCED && status.proof().isPresent()) {
            String run = status.proof().get().run().value();
            return List.of("nightjar reproduce " + run + " --record", "nightjar verify " + run);
        }
        if (status.run().isEmpty()) {
            return List.of(again);
        }
        RunRecord run = status.run().get();
        return switch (status.standing()) {
            case HELD, PUBLISHED -> List.of("nightjar report " + run.id());
            case FAILED, STOPPED ->
                List.of(
                        run.planDigest().isEmpty() ? again : "nightjar restart " + run.id(),
                        "nightjar logs " + run.id());
            case RUNNING -> List.of("nightjar show " + run.id());
            case ABANDONED, MISSING, SKIPPED -> List.of(again);
        };
    }
}
