/** The night as Spring Batch steps, and the facade that starts, restarts and recovers it. */
@NullMarked
package io.nightjar.job;

import org.jspecify.annotations.NullMarked;
