/** Figures of nights for Prometheus: as a file for node_exporter, and under the scheduler as an endpoint. */
@NullMarked
package io.nightjar.metrics;

import org.jspecify.annotations.NullMarked;
