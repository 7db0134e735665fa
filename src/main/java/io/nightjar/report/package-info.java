/**
 * A judged night for people and programs: a page, JSON, and a few lines for a terminal.
 *
 * <p>JFreeChart draws the page's charts, and {@link io.nightjar.report.chart} turns what it draws into inline SVG. What
 * stands beside a figure in a table, the bar of a share, is part of the table and of the template.
 */
@NullMarked
package io.nightjar.report;

import org.jspecify.annotations.NullMarked;
