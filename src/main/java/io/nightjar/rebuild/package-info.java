/** The ledger's history made again, from receipts and chains, when the database is lost. */
@NullMarked
package io.nightjar.rebuild;

import org.jspecify.annotations.NullMarked;
