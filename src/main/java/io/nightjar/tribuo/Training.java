package io.nightjar.tribuo;

import static io.nightjar.error.ErrorCode.TRAINING_INVALID;

import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import io.nightjar.error.NightjarException;
import io.nightjar.model.GoldenRows;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.Platform;
import io.nightjar.model.ShortLocation;
import io.nightjar.model.Signature;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.LabelRule;
import io.nightjar.scoring.Evaluation;
import io.nightjar.scoring.Evaluator;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.TrainedModel;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingDefinition.LinearSgd;
import io.nightjar.table.DataFile;
import io.nightjar.table.RowBatch;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * One training, step by step. Not to be run twice.
 *
 * @param <T> Tribuo's type of an answer
 */
final class Training<T extends Output<T>> {
    private final Clock clock;
    private final TrainingDefinition definition;
    private final LabelledNights nights;
    private final Task<T> task;
    private final RowProcessor<T> pipeline;
    private final Examples<T> rowExamples;
    private long trainedRows;
    private long heldOutRows;
    private long unlabelledRows;

    private Training(Task<T> task, TrainingDefinition definition, LabelledNights nights, Clock clock) {
        this.task = task;
        this.clock = clock;
        this.definition = definition;
        this.nights = nights;
        this.pipeline = FeaturePipeline.of(nights.features(), definition.label().column(), task);
        this.rowExamples = new Examples<>(pipeline, nights.features());
    }

    static Training<?> of(TrainingDefinition definition, LabelledNights nights, Clock clock) {
        return definition.label().rule() instanceof LabelRule.AsNumber
                ? new Training<>(new NumberTask(), definition, nights, clock)
                : new Training<>(new ClassTask(), definition, nights, clock);
    }

    TrainedModel run() {
        GoldenCandidates candidates = new GoldenCandidates(
                nights.features(),
                definition.input().privateColumns(),
                nights.input(definition.nights().training().get(0)).rows());
        Model<T> trained = fit(candidates);
        Signature signature = signature(trained);
        byte[] bytes = trained.serialize().toByteArray();
        // From here on the model is what the bundle holds, not what stands in memory.
        LoadedModel<?> model = LoadedModel.read(bytes, signature, definition.name());
        Evaluation evaluation = evaluate(model, signature);
        RowBatch rows = candidates.rows();
        GoldenRows golden = new GoldenRows(rows, model.goldenAnswers().of(rows));
        ModelDraft draft = new ModelDraft(
                definition.name(),
                signature,
                evaluation.metrics(),
                Map.of(TribuoModelReader.PART, bytes, GoldenRows.PART, golden.toJson()),
                Platform.here(),
                about());
        return new TrainedModel(
                draft,
                evaluation,
                trainedRows,
                heldOutRows,
                unlabelledRows,
                trained.getFeatureIDMap().size());
    }

    private Model<T> fit(GoldenCandidates candidates) {
        Map<String, Provenance> files = new LinkedHashMap<>();
        MutableDataset<T> examples = new MutableDataset<>(source(), task.factory());
        List<BusinessDate> training = definition.nights().training();
        for (BusinessDate night : training) {
            for (DataFile file : nights.input(night).files()) {
                String name = ShortLocation.of(file.location());
                files.put(name, new StringProvenance(name, file.footerDigest()));
            }
            boolean first = night.equals(training.get(0));
            nights.forEach(night, (batch, classes) -> {
                add(batch, classes, examples);
                if (first) {
                    candidates.offer(batch);
                }
            });
        }
        refuseUnfit(examples);
        return task.trainer((LinearSgd) definition.algorithm())
                .train(
                        examples,
                        Map.of(
                                "row-processor",
                                pipeline.getProvenance(),
                                TribuoProvenance.FOOTERS,
                                new MapProvenance<>(files)));
    }

    private void refuseUnfit(MutableDataset<T> examples) {
        if (task instanceof NumberTask) {
            if (examples.size() == 0) {
                throw invalid("the training nights hold no row with a number to learn");
            }
            return;
        }
        if (examples.getOutputInfo().size() < 2) {
            throw invalid("the training nights hold rows of "
                    + examples.getOutputInfo().size() + " classes; at least two are needed");
        }
        refuseLikeNames(examples.getOutputInfo().getDomain().stream()
                .map(label -> ((Label) (Object) label).getLabel())
                .sorted()
                .toList());
    }

    /** The table has a column for each class, and its readers take upper and lower case as the same. */
    private void refuseLikeNames(List<String> classes) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String label : classes) {
            String other = seen.put(label.toLowerCase(Locale.ROOT), label);
            if (other != null) {
                throw invalid("the classes '" + other + "' and '" + label
                        + "' differ only by upper and lower case, so that no table could hold a score of each");
            }
        }
    }

    private void add(RowBatch batch, List<Optional<String>> classes, MutableDataset<T> examples) {
        for (int row = 0; row < batch.rows(); row++) {
            Optional<Example<T>> example = example(batch, row, classes.get(row));
            if (example.isPresent()) {
                examples.add(example.get());
                trainedRows++;
            } else {
                unlabelledRows++;
            }
        }
    }

    private Optional<Example<T>> example(RowBatch batch, int row, Optional<String> label) {
        return label.flatMap(text ->
                rowExamples.of(batch, row, task.output(text, definition.label().column())));
    }

    private Signature signature(Model<T> model) {
        List<String> labels = task.labels(model);
        Optional<String> positive = definition.label().positive();
        positive.filter(label -> !labels.contains(label)).ifPresent(label -> {
            throw invalid("no training row is of the positive class '" + label + "'");
        });
        return new Signature(nights.features(), labels, positive, task.gives(model));
    }

    private Evaluation evaluate(LoadedModel<?> model, Signature signature) {
        Scorer scorer = model.reference(GoldenAnswers.POLICIES, "to judge");
        Evaluator evaluator = Evaluator.of(signature);
        for (BusinessDate night : definition.nights().heldOut()) {
            nights.forEach(night, (batch, classes) -> {
                ScoredBatch scored = scorer.score(batch);
                for (int row = 0; row < batch.rows(); row++) {
                    Optional<String> truth = classes.get(row);
                    if (truth.isPresent() && !scored.isRejected(row) && evaluator.add(scored, row, truth.get())) {
                        heldOutRows++;
                    } else {
                        unlabelledRows++;
                    }
                }
            });
        }
        if (heldOutRows == 0) {
            throw invalid("no held-out row has a label that the model knows");
        }
        return evaluator.result();
    }

    private SimpleDataSourceProvenance source() {
        String path = definition.input().path().text();
        return new SimpleDataSourceProvenance(
                ShortLocation.of(path) + ", " + span(definition.nights().training()),
                OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)),
                task.factory());
    }

    private Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("title", definition.title());
        about.put("algorithm", definition.algorithm().describe());
        about.put("label", definition.label().rule().describe(definition.label().column()));
        about.put("trained-on", span(definition.nights().training()));
        about.put("held-out", span(definition.nights().heldOut()));
        about.put("training-file", definition.digest());
        return about;
    }

    private NightjarException invalid(String what) {
        return NightjarException.of(TRAINING_INVALID, "Training file " + definition.name() + ": " + what)
                .notDone("No model was written.")
                .next("nightjar train " + definition.name());
    }

    private static String span(List<BusinessDate> nights) {
        return nights.get(0) + " to " + nights.get(nights.size() - 1);
    }
}
