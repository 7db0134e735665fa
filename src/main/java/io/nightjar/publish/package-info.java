/** Staging, receipts and the one commit. */
@NullMarked
package io.nightjar.publish;

import org.jspecify.annotations.NullMarked;
