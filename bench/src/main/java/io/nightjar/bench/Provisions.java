package io.nightjar.bench;

import ai.onnx.proto.OnnxMl;
import io.nightjar.config.JobFolder;
import io.nightjar.config.ProjectRoot;
import io.nightjar.config.Settings;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelRegistry;
import io.nightjar.parquet.ParquetSource;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.OutputTable;
import io.nightjar.storage.ProjectStorage;
import io.nightjar.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.protos.core.ModelProto;

/** Makes what a workload needs before anything is measured: tables, a trained model, and the model for the others. */
final class Provisions {
    private final Folders folders;
    private final Tables tables;
    private final TrainingFiles files;

    Provisions(Folders folders) {
        this.folders = folders;
        this.tables = new Tables(folders);
        this.files = new TrainingFiles(folders);
    }

    void make(Workload workload, long scale) throws IOException, SQLException, InterruptedException {
        String job = Folders.job(workload, scale);
        files.project();
        files.training(workload);
        files.job(workload, job);
        tables.make(workload, scale);
        tables.sample(workload);
        if (!Files.isDirectory(folders.project().resolve("models").resolve(workload.name()))) {
            Launch.of(List.of(
                            folders.checkout().resolve("nightjar").toString(),
                            "--project",
                            folders.project().toString(),
                            "train",
                            workload.name()))
                    .orFail();
        }
        if (!Files.exists(folders.weights(workload.name()))) {
            export(workload, job);
        }
    }

    private void export(Workload workload, String job) throws IOException {
        Settings settings = Settings.defaults(new ProjectRoot(folders.project()));
        Storage storage = new ProjectStorage(folders.project());
        JobDefinition definition = new JobFolder(settings).load(job);
        ModelBundle bundle = new ModelRegistry(storage, settings.models()).open(definition.model());
        Model<Label> model = tribuo(bundle);
        String table = FileTree.tables(folders.input(job, Folders.WHOLE)).get(0).toString();
        OutputTable output = OutputTable.of(
                definition, new ParquetSource(storage).inspect(table).schema(), bundle.signature(), bundle.version());
        OnnxMl.ModelProto onnx = OnnxExport.of(model);
        Files.createDirectories(folders.onnx(workload.name()).getParent());
        Files.write(folders.onnx(workload.name()), onnx.toByteArray());
        ModelExport.of(bundle, model, output).write(folders.weights(workload.name()));
    }

    static Model<Label> tribuo(ModelBundle bundle) throws IOException {
        return Model.deserialize(ModelProto.parseFrom(bundle.parts().get("model.tribuo")))
                .castModel(Label.class);
    }
}
