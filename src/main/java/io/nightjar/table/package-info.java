/** Tables as columns: schema, row batches, files, splits, and the ports that read and write them. */
@NullMarked
package io.nightjar.table;

import org.jspecify.annotations.NullMarked;
