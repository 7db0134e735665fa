package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.config.TrainingFolder;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.TrainingSummary;
import io.nightjar.model.ModelVersion;
import io.nightjar.scoring.TrainedModel;
import io.nightjar.scoring.TrainingDefinition;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "train",
        header = "train a model from jobs/training/NAME.yaml and write its next version",
        description = {"", "No job uses the new version before its file names it."},
        footer = {"", "Example:", "  nightjar train flight-delay"})
final class TrainCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "of the training file, and of the model")
    @Nullable
    String name;

    @Option(names = "--json", description = "figures as JSON")
    boolean json;

    TrainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var definition = new TrainingFolder(session.settings()).load(java.util.Objects.requireNonNull(name));
        long begun = session.surroundings().nanoTime().getAsLong();
        session.console()
                .error("training " + name + " on "
                        + Words.count(definition.nights().training().size(), "night") + ", judged by "
                        + Words.count(definition.nights().heldOut().size(), "night") + " held out");
        TrainingSummary summary = session.services().trainings().train(definition);
        double seconds = (session.surroundings().nanoTime().getAsLong() - begun) / 1e9;
        if (json) {
            session.console().print(Json.text(fields(summary)));
        } else {
            print(summary, definition, seconds);
        }
        return ExitStatus.OK.code();
    }

    private void print(TrainingSummary summary, TrainingDefinition definition, double seconds) {
        Console console = session.console();
        TrainedModel trained = summary.trained();
        EvaluationText evaluation = new EvaluationText(trained.evaluation());
        console.print(console.styled(Style.STRONG, summary.version().label()) + "  " + summary.folder());
        FieldList list = new FieldList(console);
        list.add("trained on", Words.count(trained.trainedRows(), "row") + ", " + Words.seconds(seconds));
        list.add("judged by", Words.count(trained.heldOutRows(), "row") + " held out");
        list.add("no label", Words.count(trained.unlabelledRows(), "row") + " left out");
        list.add("features", Words.count(trained.features()));
        evaluation.addTo(list);
        list.add("digest", summary.version().digest());
        list.print();
        evaluation.confusion().ifPresent(confusion -> {
            console.print("");
            confusion.print(console);
        });
        suggestUse(summary.version(), definition);
    }

    private void suggestUse(ModelVersion version, TrainingDefinition definition) {
        session.suggest("nightjar models show " + version.label());
        List<String> users = session.jobs().names().stream()
                .filter(job -> uses(job, version))
                .toList();
        if (users.isEmpty()) {
            session.suggest("nightjar new JOB --input '" + definition.input().path() + "' --model " + version.label());
        }
        for (String user : users) {
            session.suggest("nightjar validate " + user + ", once its file says 'model: " + version.label() + "'");
        }
    }

    /** Any version of the model; a job whose file cannot be read uses none. */
    private boolean uses(String job, ModelVersion version) {
        try {
            return session.jobs().load(job).model().name().equals(version.ref().name());
        } catch (NightjarException e) {
            return false;
        }
    }

    private static Json.Fields fields(TrainingSummary summary) {
        Json.Fields fields = new Json.Fields()
                .put("model", summary.version().label())
                .put("digest", summary.version().digest())
                .put("folder", summary.folder())
                .put("trained_rows", summary.trained().trainedRows())
                .put("held_out_rows", summary.trained().heldOutRows())
                .put("unlabelled_rows", summary.trained().unlabelledRows())
                .put("features", summary.trained().features());
        return new EvaluationText(summary.trained().evaluation()).putInto(fields);
    }
}
