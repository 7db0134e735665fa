/** What the drift of a column did to scores and decisions, as arithmetic on counts. */
@NullMarked
package io.nightjar.quality.effect;

import org.jspecify.annotations.NullMarked;
