package io.nightjar.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.nightjar.parquet.ParquetSink;
import io.nightjar.parquet.ParquetSource;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.PartWriter;
import io.nightjar.table.RowBatch;
import io.nightjar.table.RowBatchReader;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.StringVector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Nightjar's reader and writer with ONNX Runtime between them, fed as Tribuo's graph asks for it: one dense row of all
 * features. Each thread takes files.
 */
public final class OnnxMain {
    private static final int BATCH_ROWS = 4096;

    private final Task task;
    private final LinearModel model;
    private final DenseFeatures features;
    private final Storage storage;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Schema output;

    private OnnxMain(Task task) throws IOException, OrtException {
        this.task = task;
        this.model = LinearModel.read(task.weights());
        this.features = new DenseFeatures(model);
        this.storage = new ProjectStorage(Path.of("."));
        this.environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        this.session = environment.createSession(task.model().toString(), options);
        this.output = Schema.of(
                Column.required("id", ColumnType.INT64),
                Column.required("prediction", ColumnType.STRING),
                Column.required("score", ColumnType.DOUBLE),
                Column.required(model.scoreColumns().get(0), ColumnType.DOUBLE),
                Column.required(model.scoreColumns().get(1), ColumnType.DOUBLE),
                Column.required("model_version", ColumnType.STRING));
    }

    public static void main(String[] args) throws Exception {
        OnnxMain scoring = new OnnxMain(Task.of(args));
        ExecutorService pool = Executors.newFixedThreadPool(scoring.task.threads());
        List<Future<?>> files = new ArrayList<>();
        for (Path file : FileTree.tables(scoring.task.input())) {
            files.add(pool.submit(() -> scoring.score(file)));
        }
        pool.shutdown();
        for (Future<?> file : files) {
            file.get();
        }
    }

    private Void score(Path path) throws OrtException {
        DataFile file = new ParquetSource(storage).inspect(path.toString());
        Split whole = new Split(0, file, 0, file.rowGroupRows().size(), 0, file.rows());
        List<Column> wanted = new ArrayList<>();
        wanted.add(Column.required("id", ColumnType.INT64));
        model.terms().stream()
                .map(LinearModel.Term::column)
                .distinct()
                .forEach(name -> wanted.add(file.schema().find(name).orElseThrow()));
        String part = task.out().resolve(path.getFileName()).toString();
        try (RowBatchReader reader = new ParquetSource(storage).read(whole, new Schema(wanted), BATCH_ROWS);
                PartWriter writer = ParquetSink.unproven(storage).create(part, output)) {
            DoubleBuffer rows = ByteBuffer.allocateDirect(BATCH_ROWS * features.size() * Double.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asDoubleBuffer();
            for (Optional<RowBatch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                features.fill(batch.get(), rows.clear());
                writer.write(scored(batch.get(), rows));
            }
            writer.finish();
        }
        return null;
    }

    private RowBatch scored(RowBatch in, DoubleBuffer rows) throws OrtException {
        int count = in.rows();
        double[][] scores = new double[2][count];
        int[] prediction = new int[count];
        rows.clear().limit(count * features.size());
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, rows, new long[] {count, features.size()});
                OrtSession.Result result = session.run(Map.of("input", tensor))) {
            DoubleBuffer answer = ((OnnxTensor) result.get(0)).getDoubleBuffer();
            for (int row = 0; row < count; row++) {
                scores[0][row] = answer.get();
                scores[1][row] = answer.get();
                prediction[row] = scores[1][row] > scores[0][row] ? 1 : 0;
            }
        }
        boolean[] none = {};
        return new RowBatch(
                output,
                count,
                List.of(
                        in.vector(0),
                        new StringVector(model.labels().toArray(String[]::new), prediction, count, none),
                        new DoubleVector(scores[model.positive()], count, none),
                        new DoubleVector(scores[0], count, none),
                        new DoubleVector(scores[1], count, none),
                        new StringVector(new String[] {model.version()}, new int[count], count, none)),
                in.firstRow());
    }
}
