package io.nightjar.publish;

import java.util.List;
import java.util.Optional;

/**
 * A finished publication.
 *
 * @param intent what is in place now
 * @param replaced the folder in history that holds the table which stood there before
 * @param leftovers sentences about files that could not be cleared away; the publication stands all the same
 */
public record Published(Intent intent, Optional<String> replaced, List<String> leftovers) {
    public Published {
        leftovers = List.copyOf(leftovers);
    }
}
