package io.nightjar.job;

import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.ModelRegistry;
import io.nightjar.model.ModelVersion;
import io.nightjar.model.Signature;
import io.nightjar.quality.Baselines;
import io.nightjar.quality.ProfileCollector;
import io.nightjar.quality.QualityProfile;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.scoring.Scorer;
import io.nightjar.scoring.ScorerLoader;
import io.nightjar.scoring.TrainedModel;
import io.nightjar.scoring.Trainer;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingTables;
import io.nightjar.storage.Storage;
import io.nightjar.table.Partition;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.SplitPlan;
import io.nightjar.table.TableSource;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Trains a model, profiles its nights as the baselines of later ones, and writes the next free version. */
public final class Trainings {
    private static final int BATCH_ROWS = 8192;

    private final Storage storage;
    private final TableSource source;
    private final ModelRegistry models;
    private final ScorerLoader scorers;
    private final Trainer trainer;

    public Trainings(Storage storage, TableSource source, ModelRegistry models, ScorerLoader scorers, Trainer trainer) {
        this.storage = storage;
        this.source = source;
        this.models = models;
        this.scorers = scorers;
        this.trainer = trainer;
    }

    /** Moves no alias and no job: a job uses the version that its file names. */
    public TrainingSummary train(TrainingDefinition definition) {
        PartitionFinder finder = new PartitionFinder(storage, source);
        TrainedModel trained = trainer.train(definition, new TrainingTables(source, finder::find));
        ModelBundle bundle = trained.draft().asBundle();
        Scorer scorer = scorers.load(bundle, new Features(ColumnPolicy.DEFAULT, Map.of()))
                .scorer();
        Baselines baselines = baselines(definition, finder, bundle.signature(), scorer);
        ModelDraft draft =
                trained.draft().with(Baselines.PART, baselines.toJson().getBytes(StandardCharsets.UTF_8));
        ModelVersion version = models.write(draft);
        return new TrainingSummary(version, models.folder(version.ref()), trained);
    }

    /** Of every night of the training file: those that taught the model and those that judged it. */
    private Baselines baselines(
            TrainingDefinition definition, PartitionFinder finder, Signature signature, Scorer scorer) {
        SortedMap<LocalDate, QualityProfile> nights = new TreeMap<>();
        for (BusinessDate night : definition.nights().all()) {
            Partition partition =
                    finder.find(definition.input().path(), definition.input().files(), night);
            Schema read = ReadSchema.features(partition.files().get(0), signature);
            ProfileCollector collector = new ProfileCollector(
                    signature, read, new HashSet<>(definition.input().privateColumns()));
            for (Split split : SplitPlan.of(partition, Long.MAX_VALUE)) {
                observe(split, read, scorer, collector);
            }
            nights.put(night.date(), collector.finish());
        }
        return Baselines.from(nights, kept(signature));
    }

    private static Baselines.Kept kept(Signature signature) {
        return signature.features().stream().anyMatch(feature -> feature.kinds().contains(Kind.WEEKDAY))
                ? Baselines.Kept.FOR_EACH_WEEKDAY
                : Baselines.Kept.FOR_ALL_NIGHTS;
    }

    private void observe(Split split, Schema read, Scorer scorer, ProfileCollector collector) {
        try (RowBatchReader reader = source.read(split, read, BATCH_ROWS)) {
            for (Optional<RowBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                collector.observe(batch.get(), scorer.score(batch.get()));
            }
        }
    }
}
