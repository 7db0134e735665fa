/** When a figure of a night is unusual: what is usual, learned from published nights, and what chance adds to it. */
@NullMarked
package io.nightjar.quality.alarm;

import org.jspecify.annotations.NullMarked;
