/** How far two sides lie apart, as pure functions of counts: formulas, bins and empty bins are those of docs/quality.md. */
@NullMarked
package io.nightjar.quality.measure;

import org.jspecify.annotations.NullMarked;
