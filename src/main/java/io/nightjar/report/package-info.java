/**
 * A judged night for people and programs: a page, JSON, and a few lines for a terminal.
 *
 * <p>The page's plots are inline SVG written by the template. A chart library was tried and left out: xchart took 0.2 s
 * and 140 kB a plot, asked for a second library without recent releases, needs fonts that small containers do not have,
 * and paints colours that cannot follow a reader's light or dark theme.
 */
@NullMarked
package io.nightjar.report;

import org.jspecify.annotations.NullMarked;
