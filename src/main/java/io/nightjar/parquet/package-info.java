/** The table ports on Parquet and Avro. */
@NullMarked
package io.nightjar.parquet;

import org.jspecify.annotations.NullMarked;
