/** The quality report as HTML, JSON and Markdown. */
@NullMarked
package io.nightjar.report;

import org.jspecify.annotations.NullMarked;
