/** Many dates of one job: which are to be run, and running them. */
@NullMarked
package io.nightjar.backfill;

import org.jspecify.annotations.NullMarked;
