/** The command line: one class a command, and the only place that prints. */
@NullMarked
package io.nightjar.cli;

import org.jspecify.annotations.NullMarked;
