/** The crash harness: kills real processes at bad moments, on the user's own storage, and looks what is left. */
@NullMarked
package io.nightjar.torture;

import org.jspecify.annotations.NullMarked;
