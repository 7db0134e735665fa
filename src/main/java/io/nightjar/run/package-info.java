/** The vocabulary of a run: its job, business date, identity and status. */
@NullMarked
package io.nightjar.run;

import org.jspecify.annotations.NullMarked;
