package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.Signature;
import io.nightjar.table.RowBatch;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.ensemble.EnsembleCombiner;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.Regressor;

/** Models of 1 to 50 classes, or of 1 to 3 numbers, trained a little. */
record RandomModel(RandomColumns columns, Random random) {

    static LoadedModel<?> of(RandomColumns columns, Random random) throws InvalidProtocolBufferException {
        RandomModel model = new RandomModel(columns, random);
        RandomTrainers trainers = new RandomTrainers(random);
        while (true) {
            try {
                return random.nextInt(3) == 0 ? model.numbers(trainers) : model.classes(trainers);
            } catch (IllegalArgumentException
                    | IllegalStateException
                    | ArithmeticException
                    | IndexOutOfBoundsException e) {
                // Tribuo refuses to train on what some transformations make of these rows; another model then.
            } catch (NightjarException e) {
                // It cannot read again what it wrote of features that became NaN.
                assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNREADABLE);
            }
        }
    }

    private LoadedModel<Label> classes(RandomTrainers trainers) throws InvalidProtocolBufferException {
        int classes = new int[] {1, 2, 2, 2, 3, 2 + random.nextInt(49)}[random.nextInt(6)];
        return train(
                new ClassTask(),
                () -> new Label("class " + random.nextInt(classes)),
                trainers.classes(),
                List.of(
                        new org.tribuo.classification.ensemble.VotingCombiner(),
                        new org.tribuo.classification.ensemble.FullyWeightedVotingCombiner()));
    }

    private LoadedModel<Regressor> numbers(RandomTrainers trainers) throws InvalidProtocolBufferException {
        String[] names = List.of("y", "c b,a", "A")
                .subList(0, random.nextBoolean() ? 1 : 3)
                .toArray(String[]::new);
        return train(
                new NumberTask(),
                () -> new Regressor(names, random.doubles(names.length, -9, 99).toArray()),
                trainers.numbers(),
                List.of(new org.tribuo.regression.ensemble.AveragingCombiner()));
    }

    <T extends Output<T>> LoadedModel<T> train(
            Task<T> task,
            java.util.function.Supplier<T> answer,
            Trainer<T> trainer,
            List<EnsembleCombiner<T>> combiners)
            throws InvalidProtocolBufferException {
        RowProcessor<T> pipeline = FeaturePipeline.of(columns.features(), "the label", task);
        Examples<T> rows = new Examples<>(pipeline, columns.features());
        MutableDataset<T> examples = new MutableDataset<>(
                new SimpleDataSourceProvenance(
                        "random", OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC), task.factory()),
                task.factory());
        for (int batch = 0; batch < 20 || examples.size() == 0; batch++) {
            RowBatch six = columns.trainingRows(6, random);
            for (int row = 0; row < six.rows(); row++) {
                rows.of(six, row, answer.get()).ifPresent(examples::add);
            }
        }
        Map<String, com.oracle.labs.mlrg.olcut.provenance.Provenance> with =
                Map.of("row-processor", pipeline.getProvenance());
        Model<T> trained = trainer.train(examples, with);
        if (random.nextInt(8) == 0) {
            // The same data and another seed make an ensemble of models with weights that no trainer gives.
            trained = WeightedEnsembleModel.createEnsembleFromExistingModels(
                    "by hand",
                    List.of(trained, trainer.train(examples, with)),
                    combiners.get(random.nextInt(combiners.size())),
                    new float[] {random.nextFloat(), random.nextInt(6) - 1});
        }
        byte[] bytes = OddWeights.in(trained.serialize(), random.nextInt(3) * 0.1, random)
                .toByteArray();
        Model<T> read = TribuoModelReader.read(bytes, "random").castModel(task.type());
        Signature signature = new Signature(columns.features(), task.labels(read), Optional.empty(), task.gives(read));
        @SuppressWarnings("unchecked") // read from the bytes of this very model
        LoadedModel<T> loaded = (LoadedModel<T>) LoadedModel.read(bytes, signature, "random");
        return loaded;
    }
}
