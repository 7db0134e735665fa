/** Due dates from our own calendar; Quartz wakes us at them. */
@NullMarked
package io.nightjar.schedule;

import org.jspecify.annotations.NullMarked;
