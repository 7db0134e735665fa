package io.nightjar.cli;

import io.nightjar.ledger.LedgerReader;
import io.nightjar.schedule.DueNight;
import io.nightjar.schedule.ScheduledJob;
import io.nightjar.schedule.Simulation;
import io.nightjar.schedule.Simulation.Foretold;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The nights that schedules foretell. */
final class SimulationTable {
    private SimulationTable() {}

    static void print(List<ScheduledJob> jobs, LocalDate from, LocalDate to, Session session, OutcomeText.Form form) {
        TextTable table = TextTable.of("job", "zone", "due", "utc", "business_date", "deadline", "note");
        for (Foretold foretold : foretold(jobs, from, to, session)) {
            DueNight night = foretold.night();
            table.row(
                    Cell.of(night.job()),
                    Cell.of(night.zone().getId()),
                    local(night.due(), night.zone()),
                    Cell.of(night.due(), ZoneOffset.UTC),
                    Cell.of(night.date().toString()),
                    foretold.deadline()
                            .map(deadline -> local(deadline, night.zone()))
                            .orElseGet(() -> Cell.of(Optional.empty())),
                    Cell.of(Optional.of(String.join("; ", foretold.notes())).filter(text -> !text.isEmpty())));
        }
        if (form == OutcomeText.Form.JSON) {
            table.printJson(session.console());
        } else if (table.isEmpty()) {
            session.console().print("no night is due from " + from + " to " + to);
        } else {
            table.print(session.console());
        }
    }

    private static List<Foretold> foretold(List<ScheduledJob> jobs, LocalDate from, LocalDate to, Session session) {
        try (LedgerReader ledger = session.services().ledger()) {
            return Simulation.of(jobs, ledger.pauses()::of, from, to);
        }
    }

    /** A local time with its offset for people and for programs. */
    static Cell local(Instant instant, ZoneId zone) {
        return new Cell(
                Words.time(instant, zone),
                instant.atZone(zone).toOffsetDateTime().toString(),
                Optional.empty());
    }
}
