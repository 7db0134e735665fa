package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ShortLocation;
import io.nightjar.model.TrainingRecord.Input;
import io.nightjar.model.TrainingRecord.Use;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.PathPattern;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingTables;
import io.nightjar.storage.Storage;
import io.nightjar.table.DataFile;
import io.nightjar.table.Partition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the files of a training, each folder once, and remembers them as they were read. */
final class TrainingInputs implements TrainingTables.Finder {
    private final Storage storage;
    private final PartitionFinder finder;
    private final Map<Asked, Partition> found = new LinkedHashMap<>();

    private record Asked(String path, String files, BusinessDate night) {}

    TrainingInputs(TrainingTools tools) {
        this.storage = tools.storage();
        this.finder = new PartitionFinder(storage, tools.source(), new FilesAtOnce(tools.threads()));
    }

    @Override
    public Partition find(PathPattern path, String files, BusinessDate night) {
        Asked asked = new Asked(path.text(), files, night);
        Partition known = found.get(asked);
        if (known == null) {
            known = finder.find(path, files, night);
            found.put(asked, known);
        }
        return known;
    }

    /**
     * All that was found so far, with digests of all bytes.
     *
     * @throws NightjarException INPUT_CHANGED where a file was written to since it was found
     */
    List<Input> read(TrainingDefinition definition) {
        Asked features = new Asked(
                definition.input().path().text(),
                definition.input().files(),
                definition.nights().training().get(0));
        List<Input> inputs = new ArrayList<>();
        found.forEach((asked, partition) -> {
            boolean isInput =
                    asked.path().equals(features.path()) && asked.files().equals(features.files());
            partition.files().forEach(file -> inputs.add(input(asked, isInput ? Use.FEATURES : Use.LABELS, file)));
        });
        return inputs;
    }

    private Input input(Asked asked, Use use, DataFile file) {
        String sha256 = storage.sha256(file.location());
        boolean isAsItWas = storage.find(file.location())
                .filter(entry ->
                        entry.bytes() == file.bytes() && entry.modified().equals(file.modified()))
                .isPresent();
        if (!isAsItWas) {
            throw NightjarException.of(
                            ErrorCode.INPUT_CHANGED, file.location() + " was replaced while a model learned from it")
                    .notDone("No model was written.");
        }
        return new Input(
                asked.night().date(),
                use,
                ShortLocation.of(file.location()),
                file.bytes(),
                file.rows(),
                file.footerDigest(),
                sha256);
    }
}
