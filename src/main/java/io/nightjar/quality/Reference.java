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
 */
public record Reference(LocalDate date, String model, Optional<Baseline> baseline, PastNights past) {

    /** The model's baseline alone. */
    static Reference of(Optional<Baseline> baseline) {
        return new Reference(LocalDate.EPOCH, "", baseline, PastNights.NONE);
    }
}
