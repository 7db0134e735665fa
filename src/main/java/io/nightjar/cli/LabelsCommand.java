package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.labels.LabelStore;
import io.nightjar.labels.LateLabels;
import io.nightjar.labels.LateLabels.Look;
import io.nightjar.labels.LateLabels.Novelty;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "labels",
        header = "how good the scores were: joins labels, as they arrive, with what was published",
        description = {
            "",
            "Without a date: of every published date whose labels may still come or change. What is learnt is recorded"
                    + " under reports/JOB/date=D/labels/ and never written over. Exits 11 where no label has come yet;"
                    + " then it says what the scores alone let expect."
        },
        footer = {
            "",
            "Example:",
            "  nightjar labels flight-delay --date 2001-05-08",
            "  nightjar labels flight-delay --from 2001-05-01 --to 2001-05-14 --as-known-on 2001-05-10"
        })
final class LabelsCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "JOB", description = "one of nightjar jobs")
    @Nullable
    String job;

    @Mixin
    Period period = new Period();

    @Option(
            names = "--as-known-on",
            paramLabel = "D",
            description = "what was recorded by the end of that day; reads no labels")
    @Nullable
    String asKnownOn;

    @Option(names = "--json", description = "all that is recorded, as JSON")
    boolean json;

    LabelsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JobDefinition definition = session.jobs().load(Objects.requireNonNull(job));
        if (definition.labels().isEmpty()) {
            throw NightjarException.of(
                            ErrorCode.USAGE, "job '" + definition.name() + "' does not say where its labels arrive")
                    .notDone("No labels were joined.")
                    .next("nightjar validate " + definition.name());
        }
        LateLabels labels = session.services().labels();
        List<Look> looks = asKnownOn == null
                ? dates(labels, definition).stream()
                        .map(date -> labels.look(definition, date))
                        .toList()
                : recorded(labels, definition);
        if (json) {
            session.console().print(json(looks));
        } else {
            new LabelsText(session, definition.zone()).print(looks);
        }
        boolean nothing = !looks.isEmpty() && looks.stream().allMatch(look -> look.novelty() == Novelty.NO_LABELS);
        return (nothing ? ExitStatus.NOT_READY : ExitStatus.OK).code();
    }

    private List<BusinessDate> dates(LateLabels labels, JobDefinition definition) {
        return period.isGiven() ? period.published(labels, definition, session) : labels.open(definition);
    }

    private List<Look> recorded(LateLabels labels, JobDefinition definition) {
        BusinessDate day = session.date(asKnownOn, definition);
        return labels.asKnownOn(definition, period.published(labels, definition, session), day.date()).stream()
                .map(result -> new Look(result, Novelty.UNCHANGED))
                .toList();
    }

    private static String json(List<Look> looks) {
        return looks.stream().map(look -> LabelStore.json(look.result())).collect(Collectors.joining(",\n", "[", "]"));
    }
}
