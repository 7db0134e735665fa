/** Model bundles: immutable folders with a model, its signature and the proof that it scores as it did. */
@NullMarked
package io.nightjar.model;

import org.jspecify.annotations.NullMarked;
