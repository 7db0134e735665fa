package io.nightjar.scoring;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.PathPattern;
import io.nightjar.table.Partition;
import io.nightjar.table.TableSource;

/** How a trainer gets at its nights. */
public record TrainingTables(TableSource source, Finder finder) {

    /** Finds and freezes the files of one night. */
    @FunctionalInterface
    public interface Finder {

        /** @throws io.nightjar.error.NightjarException INPUT_MISSING or INPUT_EMPTY, naming the folder */
        Partition find(PathPattern path, String files, BusinessDate night);
    }
}
