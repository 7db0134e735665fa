/** Opening, listing, digesting and atomically replacing files on any Hadoop file system. */
@NullMarked
package io.nightjar.storage;

import org.jspecify.annotations.NullMarked;
