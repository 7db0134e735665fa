package io.nightjar.job;

import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.ModelVersion;
import io.nightjar.model.Signature;
import io.nightjar.model.TrainingRecord;
import io.nightjar.quality.Baselines;
import io.nightjar.quality.CenterSearch;
import io.nightjar.quality.ProfilePlan;
import io.nightjar.quality.Profiler;
import io.nightjar.quality.QualityProfile;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.TrainedModel;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingTables;
import io.nightjar.scoring.Weights;
import io.nightjar.table.DataFile;
import io.nightjar.table.Partition;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.SplitPlan;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Trains a model, profiles its nights as the baselines of later ones, and writes the next free version. */
public final class Trainings {
    private static final int BATCH_ROWS = 8192;

    private final TrainingTools tools;

    public Trainings(TrainingTools tools) {
        this.tools = tools;
    }

    /** Moves no alias and no job: a job uses the version that its file names. */
    public TrainingSummary train(TrainingDefinition definition) {
        TrainingInputs inputs = new TrainingInputs(tools);
        TrainedModel trained = tools.trainer().train(definition, new TrainingTables(tools.source(), inputs));
        ModelBundle bundle = trained.draft().asBundle();
        Scorer scorer = tools.scorers()
                .load(bundle, new Features(ColumnPolicy.DEFAULT, Map.of()))
                .scorer();
        Baselines baselines = baselines(definition, inputs, bundle.signature(), scorer);
        ModelDraft draft =
                trained.draft().with(Baselines.PART, baselines.toJson().getBytes(StandardCharsets.UTF_8));
        ModelVersion version = tools.models().write(recorded(draft, definition, inputs, trained));
        return new TrainingSummary(version, tools.models().folder(version.ref()), trained);
    }

    /** With all that repeating it needs. */
    private ModelDraft recorded(
            ModelDraft draft, TrainingDefinition definition, TrainingInputs inputs, TrainedModel trained) {
        Optional<Weights> weights = tools.contents().weights(draft.asBundle());
        TrainingRecord record = new TrainingRecord(
                definition.name(),
                definition.digest(),
                definition.text(),
                definition.algorithm().options(),
                inputs.read(definition),
                trained.trainedRows(),
                trained.heldOutRows(),
                trained.unlabelledRows(),
                weights.map(WeightsDigest::of).orElse(""),
                Programs.label(tools.program()),
                tools.clock().instant());
        return draft.with(TrainingRecord.PART, record.toJson());
    }

    /** Of every night of the training file: those that taught the model and those that judged it. */
    private Baselines baselines(
            TrainingDefinition definition, TrainingInputs inputs, Signature signature, Scorer scorer) {
        SortedMap<LocalDate, Partition> partitions = new TreeMap<>();
        for (BusinessDate night : definition.nights().all()) {
            partitions.put(
                    night.date(),
                    inputs.find(definition.input().path(), definition.input().files(), night));
        }
        Set<String> unseen = new HashSet<>(definition.input().privateColumns());
        Map<String, Double> centers = centers(partitions.values(), signature, unseen);
        SortedMap<LocalDate, QualityProfile> nights = new TreeMap<>();
        partitions.forEach((date, partition) -> {
            Schema read = ReadSchema.features(partition.files().get(0), signature);
            ProfilePlan plan = new ProfilePlan(signature, read, unseen, centers, 1);
            nights.put(
                    date,
                    splits(partition)
                            .map(split -> profile(plan, split, scorer))
                            .reduce(plan.empty(), QualityProfile::merge));
        });
        return Baselines.from(nights, kept(signature));
    }

    private Map<String, Double> centers(Collection<Partition> nights, Signature signature, Set<String> unseen) {
        DataFile first = nights.iterator().next().files().get(0);
        CenterSearch search = new CenterSearch(new Schema(ReadSchema.features(first, signature).columns().stream()
                .filter(column -> !unseen.contains(column.name()))
                .toList()));
        while (search.open().size() > 0) {
            Schema open = search.open();
            nights.stream().flatMap(Trainings::splits).forEach(split -> read(split, open, search::observe));
            search.endPass();
        }
        return search.centers();
    }

    private static Stream<Split> splits(Partition partition) {
        return SplitPlan.ofEachFile(partition, Long.MAX_VALUE).stream();
    }

    private QualityProfile profile(ProfilePlan plan, Split split, Scorer scorer) {
        Profiler profiler = plan.collector(split);
        read(split, plan.input(), batch -> profiler.observe(batch, scorer.score(batch)));
        return profiler.finish();
    }

    private static Baselines.Kept kept(Signature signature) {
        return signature.features().stream().anyMatch(feature -> feature.kinds().contains(Kind.WEEKDAY))
                ? Baselines.Kept.FOR_EACH_WEEKDAY
                : Baselines.Kept.FOR_ALL_NIGHTS;
    }

    private void read(Split split, Schema read, Consumer<RowBatch> each) {
        try (RowBatchReader reader = tools.source().read(split, read, BATCH_ROWS)) {
            for (Optional<RowBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                each.accept(batch.get());
            }
        }
    }
}
