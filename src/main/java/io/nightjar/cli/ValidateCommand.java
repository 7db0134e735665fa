package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.config.GateColumns;
import io.nightjar.config.InputSample;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.run.JobDefinition;
import io.nightjar.schedule.ScheduledJobs;
import io.nightjar.table.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        header = "is a job file right: its keys, its schedule, its model, its newest input",
        description = {"", "Reads one footer and no data. All problems of a file are listed at once."},
        footer = {"", "Example:", "  nightjar validate flight-delay"})
final class ValidateCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "JOB", description = "all jobs where none is given")
    List<String> jobs = new ArrayList<>();

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<String> names = jobs.isEmpty() ? session.jobs().names() : jobs;
        if (names.isEmpty()) {
            session.console().print("no jobs yet");
        }
        int worst = ExitStatus.OK.code();
        ScheduledJobs scheduled = ScheduledJobs.read(session.jobs());
        for (String name : names) {
            try {
                validate(session.jobs().load(name), scheduled);
            } catch (NightjarException e) {
                worst = Math.max(worst, ErrorText.report(e, session));
            }
        }
        return worst;
    }

    private void validate(JobDefinition job, ScheduledJobs scheduled) {
        Console console = session.console();
        NightjarException wrongSchedule = scheduled.invalid().get(job.name());
        if (wrongSchedule != null) {
            throw wrongSchedule;
        }
        ModelBundle model = session.services().models().open(job.model());
        GateColumns.check(job, model.signature());
        Optional<DataFile> sample = new InputSample(
                        session.services().storage(), session.services().tables())
                .of(job.input().path(), job.input().files());
        String checked = "no input yet to compare with";
        if (sample.isPresent()) {
            JobColumns.check(job, model, sample.get());
            checked = "columns as in " + sample.get().location();
        }
        console.print(console.styled(Style.GOOD, "ok") + "  " + job.name() + ": model " + job.model() + ", " + checked
                + ", " + Words.count(job.gates().size(), "gate"));
    }
}
