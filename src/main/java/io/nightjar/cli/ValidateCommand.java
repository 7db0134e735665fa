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
import picocli.CommandLine.Option;
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

    @Option(names = "--json", description = "as JSON, an object a job")
    boolean json;

    private final List<Json.Fields> answers = new ArrayList<>();

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<String> names = jobs.isEmpty() ? session.jobs().names() : jobs;
        if (names.isEmpty() && !json) {
            session.console().print("no jobs yet");
        }
        int worst = ExitStatus.OK.code();
        ScheduledJobs scheduled = ScheduledJobs.read(session.jobs());
        for (String name : names) {
            try {
                validate(session.jobs().load(name), scheduled);
            } catch (NightjarException e) {
                worst = Math.max(worst, e.code().exit().code());
                answers.add(
                        answer(name, Optional.empty(), Optional.empty()).put("error", ErrorText.fields(e, session)));
                ErrorText.tell(e, session);
            }
        }
        if (json) {
            session.console().print(Json.text(answers));
        }
        return worst;
    }

    private void validate(JobDefinition job, ScheduledJobs scheduled) {
        NightjarException wrongSchedule = scheduled.invalid().get(job.name());
        if (wrongSchedule != null) {
            throw wrongSchedule;
        }
        ModelBundle model = session.services().models().open(job.model());
        GateColumns.check(job, model.signature());
        Optional<DataFile> sample = new InputSample(
                        session.services().storage(), session.services().tables())
                .of(job.input().path(), job.input().files());
        sample.ifPresent(file -> JobColumns.check(job, model, file));
        answers.add(answer(job.name(), Optional.of(job), sample).put("error", null));
        if (!json) {
            Console console = session.console();
            console.print(console.styled(Style.GOOD, "ok") + "  " + job.name() + ": model " + job.model() + ", "
                    + sample.map(file -> "columns as in " + file.location()).orElse("no input yet to compare with")
                    + ", " + Words.count(job.gates().size(), "gate"));
        }
    }

    private static Json.Fields answer(String name, Optional<JobDefinition> job, Optional<DataFile> sample) {
        return new Json.Fields()
                .put("job", name)
                .put("valid", job.isPresent())
                .put("model", job.map(JobDefinition::model))
                .put("gates", job.map(valid -> valid.gates().size()))
                .put("compared_with", sample.map(DataFile::location));
    }
}
