/** What runs read and write, told to others as OpenLineage events while it happens. No value of a row is in them. */
@NullMarked
package io.nightjar.lineage;

import org.jspecify.annotations.NullMarked;
