package io.nightjar.job;

import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.ModelRegistry;
import io.nightjar.model.ModelVersion;
import io.nightjar.model.Signature;
import io.nightjar.quality.Baseline;
import io.nightjar.quality.ProfileCollector;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.run.PathPattern;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** Trains a model, profiles the held-out nights with it as its baseline, and writes the next free version. */
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
        Baseline baseline = baseline(definition, finder, bundle.signature(), scorer);
        ModelDraft draft = trained.draft().with(Baseline.PART, baseline.toJson().getBytes(StandardCharsets.UTF_8));
        ModelVersion version = models.write(draft);
        return new TrainingSummary(version, models.folder(version.ref()), trained);
    }

    /** The held-out nights: what the model never saw is what later nights look like. */
    private Baseline baseline(
            TrainingDefinition definition, PartitionFinder finder, Signature signature, Scorer scorer) {
        Optional<ProfileCollector> profile = Optional.empty();
        for (BusinessDate night : definition.nights().heldOut()) {
            PathPattern path = definition.input().path();
            Partition partition = finder.find(path, definition.input().files(), night);
            Schema read = ReadSchema.features(partition.files().get(0), signature);
            ProfileCollector collector = profile.orElseGet(() -> new ProfileCollector(
                    signature, read, new HashSet<>(definition.input().privateColumns())));
            profile = Optional.of(collector);
            for (Split split : SplitPlan.of(partition, Long.MAX_VALUE)) {
                observe(split, read, scorer, collector);
            }
        }
        return Baseline.from(profile.orElseThrow().finish());
    }

    private void observe(Split split, Schema read, Scorer scorer, ProfileCollector collector) {
        try (RowBatchReader reader = source.read(split, read, BATCH_ROWS)) {
            for (Optional<RowBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                collector.observe(batch.get(), scorer.score(batch.get()));
            }
        }
    }
}
