package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunRecord;
import io.nightjar.status.StatusFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        header = "each job: the date it last ran for, what is published, what is not, the next command",
        description = {
            "",
            "Exits 1 where a job's last run is not published, or its file is not valid. With --expect it only answers"
                    + " whether those dates are published: 0 if all are, 1 if not. With --by, before that time, what is"
                    + " not published yet is no failure (0); what was published after it is one (1)."
        },
        footer = {"", "Example:", "  nightjar status", "  nightjar status --expect flight-delay=yesterday --by 06:00"})
final class StatusCommand implements Callable<Integer> {
    private static final int MOST = 5;

    private final Session session;
    private final Map<String, List<InputState>> inputs = new HashMap<>();
    private final Map<String, List<ScheduleState>> schedules = new HashMap<>();

    @Parameters(arity = "0..1", paramLabel = "JOB", description = "one job only")
    @Nullable
    String job;

    @Option(
            names = "--expect",
            paramLabel = "JOB=DATE",
            description = "is this date published? may be repeated; DATE as of run --date")
    List<String> expected = new ArrayList<>();

    @Option(
            names = "--by",
            paramLabel = "HH:MM",
            description = "with --expect: until that time of day in the job's zone, on the day it is due")
    @Nullable
    String by;

    @Option(names = "--files", description = "with --expect: ask output/JOB/_status.json, not the ledger")
    boolean files;

    @Option(names = "--write", description = "make output/JOB/_status.json again from the ledger")
    boolean write;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        checkOptions();
        if (write) {
            return write();
        }
        if (!expected.isEmpty()) {
            return new ExpectedNights(session, files ? ExpectedNights.Source.FILES : ExpectedNights.Source.LEDGER)
                    .answer(expected, by, json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT);
        }
        List<JobStatus> all = read();
        if (json) {
            table(all).printJson(session.console());
        } else if (all.isEmpty()) {
            session.console().print("no jobs yet");
            session.suggest("nightjar new JOB --input PATTERN --model NAME@VERSION");
        } else {
            table(all).print(session.console());
            printOthers(all);
            printSchedules(all);
            printInputs(all);
            session.suggest("nightjar runs");
        }
        return (all.stream().anyMatch(JobStatus::needsAPerson) ? ExitStatus.NO : ExitStatus.OK).code();
    }

    private void checkOptions() {
        if (expected.isEmpty() && (by != null || files)) {
            throw NightjarException.of(ErrorCode.USAGE, "--by and --files go with --expect JOB=DATE")
                    .next("nightjar status --expect JOB=yesterday --by 06:00");
        }
        if (!expected.isEmpty() && (write || job != null)) {
            throw NightjarException.of(ErrorCode.USAGE, "--expect names its jobs itself and writes nothing");
        }
    }

    private int write() {
        StatusFiles status = session.services().status();
        List<String> known = status.jobs();
        if (job != null && !known.contains(job)) {
            throw JobNames.unknown(job, known);
        }
        List<String> written =
                (job == null ? known : List.of(job)).stream().map(status::write).toList();
        if (json) {
            session.console().print(Json.text(written));
        } else {
            written.forEach(location -> session.console().print("wrote " + location));
        }
        return ExitStatus.OK.code();
    }

    private List<JobStatus> read() {
        try (LedgerReader ledger = session.services().ledger()) {
            List<JobStatus> all = names(ledger).stream()
                    .map(name -> JobStatus.of(name, session.jobs(), ledger))
                    .toList();
            schedules.putAll(ScheduleState.of(ledger, session));
            all.stream()
                    .filter(status -> status.file() == JobFileState.VALID)
                    .forEach(status -> inputs.put(
                            status.job(), InputState.of(session.jobs().load(status.job()), ledger, session)));
            return all;
        }
    }

    private List<InputState> inputs(JobStatus status) {
        return inputs.getOrDefault(status.job(), List.of());
    }

    private List<ScheduleState> schedules(JobStatus status) {
        return schedules.getOrDefault(status.job(), List.of());
    }

    /** Those with a job file, and those that once ran. */
    private List<String> names(LedgerReader ledger) {
        TreeSet<String> names = new TreeSet<>(session.jobs().names());
        names.addAll(ledger.runs().jobs());
        if (job == null) {
            return List.copyOf(names);
        }
        if (!names.contains(job)) {
            throw JobNames.unknown(job, names);
        }
        return List.of(job);
    }

    private TextTable table(List<JobStatus> all) {
        TextTable table = TextTable.of(
                "job",
                "file",
                "last_date",
                "status",
                "verdict",
                "published_until",
                ">unfinished",
                "schedule",
                "input",
                "error_code",
                "next");
        for (JobStatus status : all) {
            Optional<RunRecord> last = status.last();
            table.row(
                    Cell.of(status.job()),
                    file(status.file()),
                    Cell.of(last.map(run -> run.date().toString())),
                    last.map(run -> RunRows.status(run, status.deserted(), status.superseded()))
                            .orElse(Cell.of("no runs yet").styled(Style.FAINT)),
                    Cell.of(last.flatMap(RunRecord::verdict)),
                    Cell.of(status.publishedUntil().map(BusinessDate::toString)),
                    new Cell(
                            Words.count(status.others().size()),
                            status.others().stream()
                                    .map(run -> fields(status, run))
                                    .toList(),
                            Optional.empty()),
                    ScheduleState.cell(schedules(status)),
                    InputState.cell(inputs(status), session),
                    Cell.of(last.flatMap(RunRecord::errorCode)),
                    Cell.of(session.command(status.next())));
        }
        return table;
    }

    private static Cell file(JobFileState state) {
        Cell cell = Cell.of(state.label());
        return state == JobFileState.VALID ? cell : cell.styled(Style.BAD);
    }

    private Json.Fields fields(JobStatus status, RunRecord run) {
        return new Json.Fields()
                .put("date", run.date().toString())
                .put("run", run.id().value())
                .put("status", run.status().label())
                .put("error_code", run.errorCode())
                .put("next", session.command(status.next(run)));
    }

    /** Pauses, what nights wait for, deadlines. */
    private void printSchedules(List<JobStatus> all) {
        TextTable table = TextTable.of("schedule_of", "state", "what", "next");
        for (JobStatus status : all) {
            schedules(status).stream()
                    .limit(MOST)
                    .forEach(state -> table.row(
                            Cell.of(state.about()),
                            Cell.of(state.kind().label()).styled(state.kind().style()),
                            Cell.of(state.text()),
                            Cell.of(session.command(state.next()))));
        }
        if (!table.isEmpty()) {
            session.console().print("");
            table.print(session.console());
        }
    }

    /** Late data: what was published from an input that is another now, and what has not come yet. */
    private void printInputs(List<JobStatus> all) {
        TextTable table = TextTable.of("input_of", "state", "what", "next");
        for (JobStatus status : all) {
            inputs(status).stream()
                    .limit(MOST)
                    .forEach(input -> table.row(
                            Cell.of(status.job() + "@" + input.date()),
                            Cell.of(input.kind().label()).styled(Style.WARNING),
                            Cell.of(input.text()),
                            Cell.of(session.command(input.next()))));
        }
        if (!table.isEmpty()) {
            session.console().print("");
            table.print(session.console());
        }
    }

    /** Dates beside the last one; a night that failed last week is still missing. */
    private void printOthers(List<JobStatus> all) {
        TextTable table = TextTable.of("unfinished", "status", "error_code", "next");
        for (JobStatus status : all) {
            status.others().stream()
                    .limit(MOST)
                    .forEach(run -> table.row(
                            Cell.of(run.label()),
                            RunRows.status(run, status.deserted(), Set.of()),
                            Cell.of(run.errorCode()),
                            Cell.of(session.command(status.next(run)))));
            int more = status.others().size() - MOST;
            if (more > 0) {
                table.row(
                        Cell.of(status.job() + ": " + Words.count(more, "more date")),
                        Cell.of("-"),
                        Cell.of("-"),
                        Cell.of(session.command("nightjar runs " + status.job())));
            }
        }
        if (!table.isEmpty()) {
            session.console().print("");
            table.print(session.console());
        }
    }
}
