package io.nightjar.job;

import io.nightjar.model.ModelRegistry;
import io.nightjar.publish.Receipt;
import io.nightjar.scoring.ModelContents;
import io.nightjar.scoring.ScorerLoader;
import io.nightjar.scoring.Trainer;
import io.nightjar.storage.Storage;
import io.nightjar.table.TableSource;
import java.time.Clock;

/**
 * What trainings are made of; the wiring hands it in.
 *
 * @param program this version of Nightjar
 * @param threads footers that are read at a time
 */
public record TrainingTools(
        Storage storage,
        TableSource source,
        ModelRegistry models,
        ScorerLoader scorers,
        Trainer trainer,
        ModelContents contents,
        Receipt.Program program,
        Clock clock,
        int threads) {}
