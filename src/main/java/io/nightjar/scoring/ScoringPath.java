package io.nightjar.scoring;

/**
 * Which code scores a model.
 *
 * @param name {@code tribuo} for the reference, {@code compiled} for columnar kernels
 * @param reason one phrase for people
 */
public record ScoringPath(String name, String reason) {}
