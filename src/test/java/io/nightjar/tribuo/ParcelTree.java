package io.nightjar.tribuo;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.Platform;
import io.nightjar.model.Signature;
import io.nightjar.table.ColumnType;
import io.nightjar.table.RowBatch;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A tree: which parcels arrive damaged? Those of the slow carrier that are light, and of others those that are heavy. */
public final class ParcelTree {
    private static final List<FeatureColumn> FEATURES = List.of(
            new FeatureColumn("carrier", ColumnType.STRING, List.of(Kind.CATEGORY)),
            new FeatureColumn("distance", ColumnType.INT64, List.of(Kind.NUMBER)),
            new FeatureColumn("weight", ColumnType.DOUBLE, List.of(Kind.NUMBER)));

    private ParcelTree() {}

    /** A bundle {@code damage}, without golden rows and baseline. */
    public static ModelDraft draft() {
        ClassTask task = new ClassTask();
        RowProcessor<Label> pipeline = FeaturePipeline.of(FEATURES, "damaged", task);
        Examples<Label> rows = new Examples<>(pipeline, FEATURES);
        MutableDataset<Label> examples = new MutableDataset<>(
                new SimpleDataSourceProvenance(
                        "parcels", OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC), task.factory()),
                task.factory());
        Random random = new Random(20260301);
        List<@Nullable Object[]> parcels = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            parcels.add(new Object[] {
                random.nextBoolean() ? "slow" : "fast", (long) random.nextInt(1000), random.nextInt(100) / 10.0
            });
        }
        RowBatch batch = GoldenBatch.of(FEATURES, parcels);
        for (int row = 0; row < batch.rows(); row++) {
            boolean slow = parcels.get(row)[0].equals("slow");
            boolean heavy = (double) parcels.get(row)[2] > 5;
            rows.of(batch, row, new Label(slow == heavy ? "intact" : "damaged")).ifPresent(examples::add);
        }
        Model<Label> trained =
                new CARTClassificationTrainer(5).train(examples, Map.of("row-processor", pipeline.getProvenance()));
        return new ModelDraft(
                "damage",
                new Signature(FEATURES, task.labels(trained), Optional.of("damaged"), task.gives(trained)),
                Map.of(),
                Map.of(TribuoModelReader.PART, trained.serialize().toByteArray()),
                Platform.here(),
                Map.of("title", "Will a parcel arrive damaged?", "algorithm", "a tree"));
    }
}
