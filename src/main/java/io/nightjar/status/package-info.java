/** How each business date of a job stands, from ledger and calendar; and the file that says so beside its tables. */
@NullMarked
package io.nightjar.status;

import org.jspecify.annotations.NullMarked;
