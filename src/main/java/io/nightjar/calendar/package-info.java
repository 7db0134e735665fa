/** Which days are business days: weekends, holidays and their rules. */
@NullMarked
package io.nightjar.calendar;

import org.jspecify.annotations.NullMarked;
