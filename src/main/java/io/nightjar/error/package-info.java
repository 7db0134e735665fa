/** What can go wrong: stable codes, their exit codes, and the one exception that carries them. */
@NullMarked
package io.nightjar.error;

import org.jspecify.annotations.NullMarked;
