/** Mergeable profiles, drift, expectations and the verdict on a night. */
@NullMarked
package io.nightjar.quality;

import org.jspecify.annotations.NullMarked;
