package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.run.JobDefinition;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "jobs",
        header = "the jobs of this project",
        footer = {"", "Example:", "  nightjar jobs"})
final class JobsCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    JobsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        TextTable table = TextTable.of("job", "model", "input", "schedule", "zone", "title");
        for (String name : session.jobs().names()) {
            addRow(table, name);
        }
        if (json) {
            table.printJson(session.console());
        } else if (table.isEmpty()) {
            session.console()
                    .print("no jobs yet in "
                            + session.settings().root().show(session.settings().jobsFolder()));
            session.suggest("nightjar new JOB --input PATTERN --model NAME@VERSION");
        } else {
            table.print(session.console());
            session.suggest("nightjar status", "nightjar validate");
        }
        return ExitStatus.OK.code();
    }

    private void addRow(TextTable table, String name) {
        try {
            JobDefinition job = session.jobs().load(name);
            table.row(
                    Cell.of(name),
                    Cell.of(job.model().toString()),
                    Cell.of(job.input().path().text()),
                    Cell.of(job.schedule().map(ScheduleWords::of)),
                    Cell.of(job.zone().getId()),
                    Cell.of(job.title()));
        } catch (NightjarException e) {
            Cell none = Cell.of(Optional.empty());
            table.row(
                    Cell.of(name), none, none, none, none, Cell.of("not valid").styled(Style.BAD));
        }
    }
}
