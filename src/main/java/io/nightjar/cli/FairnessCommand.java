package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.labels.Fairness;
import io.nightjar.labels.LabelResult;
import io.nightjar.labels.LateLabels;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fairness",
        header = "how differently the groups of a job's slices are treated, over a period",
        description = {
            "",
            "Selection rates of each group of the columns that the job file names under 'slices', and what compares them:"
                    + " demographic parity, and once labels have come equal opportunity and false-positive rates. Groups"
                    + " and shares of fewer rows than 'slice-minimum' are left out. Without dates: all published ones."
        },
        footer = {"", "Example:", "  nightjar fairness income --from 2001-05-01 --to 2001-05-31"})
final class FairnessCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "JOB", description = "one of nightjar jobs")
    @Nullable
    String job;

    @Mixin
    Period period = new Period();

    @Option(
            names = "--as-known-on",
            paramLabel = "D",
            description = "by what was recorded of labels by the end of that day; reads none")
    @Nullable
    String asKnownOn;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    FairnessCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JobDefinition definition = session.jobs().load(Objects.requireNonNull(job));
        if (definition.slices().columns().isEmpty()) {
            throw NightjarException.of(ErrorCode.USAGE, "job '" + definition.name() + "' names no slices")
                    .notDone("Nothing was compared.")
                    .next("nightjar validate " + definition.name());
        }
        LateLabels labels = session.services().labels();
        List<BusinessDate> dates = period.published(labels, definition, session);
        List<LabelResult> nights = asKnownOn == null
                ? dates.stream()
                        .map(date -> labels.look(definition, date).result())
                        .toList()
                : labels.asKnownOn(
                        definition, dates, session.date(asKnownOn, definition).date());
        FairnessText text = new FairnessText(session, definition.slices().minimumRows());
        List<Fairness> slices = Fairness.of(nights);
        if (json) {
            session.console().print(Json.text(text.fields(definition.name(), nights, slices)));
        } else {
            text.print(definition.name(), nights, slices);
        }
        return ExitStatus.OK.code();
    }
}
