/** Labels that arrive after a date was scored: joined with what was published, measured, and kept as they become known. */
@NullMarked
package io.nightjar.labels;

import org.jspecify.annotations.NullMarked;
