/** Why two runs of a job differ: what changed, and how much of the scores' move is due to which change. */
@NullMarked
package io.nightjar.diff;

import org.jspecify.annotations.NullMarked;
