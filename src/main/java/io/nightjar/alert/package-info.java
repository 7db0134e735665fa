/** Telling people that a night failed, was held, is late or missing, and that it recovered: once, by whoever sees it first. */
@NullMarked
package io.nightjar.alert;

import org.jspecify.annotations.NullMarked;
