/** The durable record of runs, splits, leases and publications. */
@NullMarked
package io.nightjar.ledger;

import org.jspecify.annotations.NullMarked;
