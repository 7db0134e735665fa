/**
 * What a night's data and scores look like: mergeable profiles, the baseline they are compared with, gates and the
 * verdict. Nothing here holds a value of a private column.
 */
@NullMarked
package io.nightjar.quality;

import org.jspecify.annotations.NullMarked;
