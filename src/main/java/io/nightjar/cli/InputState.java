package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.error.NightjarException;
import io.nightjar.job.InputChange;
import io.nightjar.job.InputWatch;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunId;
import io.nightjar.run.RunSpec;
import io.nightjar.schedule.DueCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of the input of one date.
 *
 * @param text one phrase
 * @param next the command that it asks for
 */
record InputState(BusinessDate date, Kind kind, String text, String next) {
    /** Late data comes days late, not years; looking at more dates would make a status slow. */
    private static final int DATES = 31;

    /** What may be the matter with it. */
    enum Kind {
        NOT_READY("not ready"),
        CHANGED("changed since");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Of the date that is due, and of those published last, the latest date first; only what is worth saying. */
    static List<InputState> of(JobDefinition job, LedgerReader ledger, Session session) {
        List<InputState> states = new ArrayList<>();
        due(job, ledger, session).ifPresent(states::add);
        List<PublicationRecord> published = ledger.publications().current(job.name());
        for (int i = published.size() - 1; i >= Math.max(0, published.size() - DATES); i--) {
            RunId run = published.get(i).intent().run();
            BusinessDate date = published.get(i).intent().date();
            change(job, date, run, ledger, session)
                    .map(text -> new InputState(
                            date, Kind.CHANGED, text, "nightjar run " + job.name() + " --date " + date + " --rerun"))
                    .ifPresent(states::add);
        }
        return states;
    }

    /** How a run's input differs from what it froze; empty where it does not, or the whole input is archived by now. */
    static Optional<String> change(
            JobDefinition job, BusinessDate date, RunId run, LedgerReader ledger, Session session) {
        var frozen = ledger.plans().inputs(run);
        if (frozen.isEmpty()) {
            return Optional.empty();
        }
        try {
            InputChange change = InputChange.since(
                    frozen, job.input(), date, session.services().storage());
            boolean archived =
                    change.gone().size() == frozen.size() && change.added().isEmpty();
            return change.isNone() || archived ? Optional.empty() : Optional.of(change.describe());
        } catch (NightjarException e) {
            return Optional.of("could not be looked at: " + e.message());
        }
    }

    private static Optional<InputState> due(JobDefinition job, LedgerReader ledger, Session session) {
        if (job.input().ready().isEmpty()) {
            return Optional.empty();
        }
        BusinessDate date = DueDates.calendar(job, session)
                .flatMap(calendar -> calendar.upTo(session.clock().instant()))
                .map(DueCalendar.DueDate::date)
                .orElseGet(() -> BusinessDate.yesterday(session.clock(), job.zone()));
        if (ledger.runs().published(job.name(), date).isPresent()) {
            return Optional.empty();
        }
        return missing(new RunSpec(job, date), session)
                .map(text -> new InputState(
                        date, Kind.NOT_READY, "waits for " + text, "nightjar plan " + job.name() + " --date " + date));
    }

    /** What the input of a date lacks, as a phrase; empty where it is ready. */
    static Optional<String> missing(RunSpec spec, Session session) {
        Services services = session.services();
        try {
            return new InputWatch(spec, services.storage(), services.tables(), session.clock()).missing();
        } catch (NightjarException e) {
            return Optional.of("a look at it: " + e.message());
        }
    }

    /** In a table of jobs: how many dates of which kind. */
    static Cell cell(List<InputState> states, Session session) {
        List<Json.Fields> fields = states.stream()
                .map(state -> new Json.Fields()
                        .put("date", state.date().toString())
                        .put("state", state.kind().label())
                        .put("text", state.text())
                        .put("next", session.command(state.next())))
                .toList();
        if (states.isEmpty()) {
            return new Cell("-", fields, Optional.empty());
        }
        InputState first = states.get(0);
        String text =
                first.kind() == Kind.NOT_READY ? first.kind().label() : Words.count(states.size(), "date") + " changed";
        return new Cell(text, fields, Optional.of(Style.WARNING));
    }
}
