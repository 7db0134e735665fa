/** What a scorer needs and gives: features, scored batches, reject reasons, and the output table's columns. */
@NullMarked
package io.nightjar.scoring;

import org.jspecify.annotations.NullMarked;
