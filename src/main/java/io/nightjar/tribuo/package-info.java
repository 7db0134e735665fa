/** The model ports on Tribuo: loading, pipelines, training and scoring. */
@NullMarked
package io.nightjar.tribuo;

import org.jspecify.annotations.NullMarked;
