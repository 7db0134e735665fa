/** A job's contract with its input: rules checked batch by batch while rows are scored, and counted. Holds no value. */
@NullMarked
package io.nightjar.quality.contract;

import org.jspecify.annotations.NullMarked;
