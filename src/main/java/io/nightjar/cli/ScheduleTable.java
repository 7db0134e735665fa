package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Pause;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.run.BusinessDate;
import io.nightjar.schedule.Backlog;
import io.nightjar.schedule.DueNight;
import io.nightjar.schedule.GivenUp;
import io.nightjar.schedule.Outlook;
import io.nightjar.schedule.ScheduledJob;
import io.nightjar.schedule.ScheduledJobs;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What will run when, and how far each job is behind. */
final class ScheduleTable {
    private ScheduleTable() {}

    static void print(ScheduledJobs jobs, Session session, OutcomeText.Form form) {
        Instant now = session.clock().instant();
        TextTable table = TextTable.of(
                "job", "zone", "next_due", "utc", "business_date", "published_until", ">unpublished", "pause");
        List<String> paused = new ArrayList<>();
        try (LedgerReader ledger = session.services().ledger()) {
            for (DueNight night : jobs.after(now)) {
                ScheduledJob job = jobs.find(night.job()).orElseThrow();
                Optional<Pause> pause = ledger.pauses().at(job.name(), now);
                pause.ifPresent(holding -> paused.add(job.name()));
                row(table, night, backlog(job, ledger, now), pause.map(holding -> Outlook.describe(holding, job)));
            }
        }
        if (form == OutcomeText.Form.JSON) {
            table.printJson(session.console());
        } else if (table.isEmpty()) {
            session.console().print("no job has a schedule");
            session.suggest("nightjar jobs");
        } else {
            table.print(session.console());
            paused.forEach(job -> session.suggest("nightjar schedule resume " + job));
        }
    }

    private static Backlog backlog(ScheduledJob job, LedgerReader ledger, Instant now) {
        Optional<BusinessDate> published = publishedUntil(ledger, job.name());
        Instant since = published.flatMap(job.calendar()::due).orElse(now);
        return Backlog.of(job, published, GivenUp.since(since, job, ledger, now), now);
    }

    private static void row(TextTable table, DueNight night, Backlog backlog, Optional<String> pause) {
        Cell unpublished = Cell.of(backlog.unpublished());
        table.row(
                Cell.of(night.job()),
                Cell.of(night.zone().getId()),
                SimulationTable.local(night.due(), night.zone()),
                Cell.of(night.due(), ZoneOffset.UTC),
                Cell.of(night.date().toString()),
                Cell.of(backlog.published().map(BusinessDate::toString)),
                backlog.unpublished() > 0 ? unpublished.styled(Style.WARNING) : unpublished,
                Cell.of(pause).styled(Style.WARNING));
    }

    private static Optional<BusinessDate> publishedUntil(LedgerReader ledger, String job) {
        List<PublicationRecord> published = ledger.publications().current(job);
        return published.isEmpty()
                ? Optional.empty()
                : Optional.of(published.get(published.size() - 1).intent().date());
    }
}
