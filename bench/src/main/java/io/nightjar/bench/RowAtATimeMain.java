package io.nightjar.bench;

import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelRegistry;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.storage.ProjectStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

/** The common way: a record, an example, a prediction, a record. Each thread takes files. */
public final class RowAtATimeMain {
    private final Task task;
    private final LinearModel names;
    private final ModelBundle bundle;
    private final Model<Label> model;
    private final Schema schema;

    private RowAtATimeMain(Task task) throws IOException {
        this.task = task;
        // Of the text only the names of output columns are used.
        this.names = LinearModel.read(task.weights());
        Path bundles = task.model().getParent();
        this.bundle = new ModelRegistry(
                        new ProjectStorage(bundles.getParent()),
                        bundles.getFileName().toString())
                .open(new ModelRef(task.model().getFileName().toString(), 1));
        this.model = Provisions.tribuo(bundle);
        this.schema = SchemaBuilder.record("scored")
                .fields()
                .requiredLong("id")
                .requiredString("prediction")
                .requiredDouble("score")
                .requiredDouble(names.scoreColumns().get(0))
                .requiredDouble(names.scoreColumns().get(1))
                .requiredString("model_version")
                .endRecord();
    }

    public static void main(String[] args) throws Exception {
        Task task = Task.of(args);
        Files.createDirectories(task.out());
        RowAtATimeMain scoring = new RowAtATimeMain(task);
        ExecutorService pool = Executors.newFixedThreadPool(task.threads());
        List<Future<?>> files = new ArrayList<>();
        for (Path file : FileTree.tables(task.input())) {
            files.add(pool.submit(() -> scoring.score(file)));
        }
        pool.shutdown();
        for (Future<?> file : files) {
            file.get();
        }
    }

    private Void score(Path file) throws IOException {
        Configuration hadoop = new Configuration();
        hadoop.set("parquet.compression.codec.zstd.level", "1");
        RowExample examples = new RowExample(bundle.signature());
        org.apache.hadoop.fs.Path in = new org.apache.hadoop.fs.Path(file.toUri());
        org.apache.hadoop.fs.Path out = new org.apache.hadoop.fs.Path(
                task.out().resolve(file.getFileName()).toUri());
        try (ParquetReader<GenericRecord> reader = AvroParquetReader.<GenericRecord>builder(
                                HadoopInputFile.fromPath(in, hadoop))
                        .withConf(hadoop)
                        .build();
                ParquetWriter<GenericRecord> writer = AvroParquetWriter.<GenericRecord>builder(
                                HadoopOutputFile.fromPath(out, hadoop))
                        .withSchema(schema)
                        .withConf(hadoop)
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .build()) {
            for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
                writer.write(scored(row, model.predict(examples.of(row))));
            }
        }
        return null;
    }

    private GenericRecord scored(GenericRecord row, Prediction<Label> answer) {
        Map<String, Label> scores = answer.getOutputScores();
        GenericRecord scored = new GenericData.Record(schema);
        scored.put(0, row.get("id"));
        scored.put(1, answer.getOutput().getLabel());
        scored.put(2, scores.get(names.labels().get(names.positive())).getScore());
        scored.put(3, scores.get(names.labels().get(0)).getScore());
        scored.put(4, scores.get(names.labels().get(1)).getScore());
        scored.put(5, names.version());
        return scored;
    }
}
