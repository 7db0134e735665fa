/** Layered settings and job files: read, checked and reported all at once. */
@NullMarked
package io.nightjar.config;

import org.jspecify.annotations.NullMarked;
