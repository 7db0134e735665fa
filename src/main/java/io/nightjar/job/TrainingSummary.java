package io.nightjar.job;

import io.nightjar.model.ModelVersion;
import io.nightjar.scoring.TrainedModel;

/**
 * What {@code train} made.
 *
 * @param version the bundle's name, number and digest
 * @param folder where it stands
 * @param trained figures of the held-out nights
 */
public record TrainingSummary(ModelVersion version, String folder, TrainedModel trained) {}
