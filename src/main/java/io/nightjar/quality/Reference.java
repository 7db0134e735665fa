package io.nightjar.quality;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a night is measured by.
 *
 * @param date the night's
 * @param model that scored it, {@code name@version}
 * @param baseline of that model; empty where it has none
 * @param past the nights published before it
 * @param effects what its drift from the baseline did to decisions
 * @param groups how groups are treated, and what labels said
 */
public record Reference(
        LocalDate date,
        String model,
        Optional<Baseline> baseline,
        PastNights past,
        DriftEffects effects,
        GroupFigures groups) {

    /** Where nobody asked the model what drift did, nor what labels said. */
    public Reference(LocalDate date, String model, Optional<Baseline> baseline, PastNights past) {
        this(date, model, baseline, past, DriftEffects.unknown("nobody asked the model"), GroupFigures.NONE);
    }

    /** The model's baseline alone. */
    static Reference of(Optional<Baseline> baseline) {
        return new Reference(LocalDate.EPOCH, "", baseline, PastNights.NONE);
    }
}
