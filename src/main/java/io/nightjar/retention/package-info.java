/** What runs leave behind, and when it may go. */
@NullMarked
package io.nightjar.retention;

import org.jspecify.annotations.NullMarked;
