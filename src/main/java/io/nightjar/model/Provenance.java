package io.nightjar.model;

import java.time.Instant;
import java.util.Map;

/**
 * How a model was made, as the library that made it wrote into the model itself. Names are the library's own; those of
 * parts stand behind a dot. Locations are shortened, so that none names a machine.
 *
 * @param model its class
 * @param trainer class of what trained it
 * @param settings of the trainer, its defaults too
 * @param data what it learned from: where from, how many, digests where they were taken
 * @param madeWith versions of the library, of Java and of the system
 * @param trained when
 */
public record Provenance(
        String model,
        String trainer,
        Map<String, String> settings,
        Map<String, String> data,
        Map<String, String> madeWith,
        Instant trained) {

    public Provenance {
        settings = Map.copyOf(settings);
        data = Map.copyOf(data);
        madeWith = Map.copyOf(madeWith);
    }
}
