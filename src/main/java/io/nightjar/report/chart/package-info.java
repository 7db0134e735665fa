/**
 * Charts of JFreeChart as SVG that follows the page: its style sheet says how marks look, and the reader's browser sets the
 * letters. Nothing here opens a font.
 *
 * <p>Apache Batik was tried for the SVG and left out: with it a small picture took 7.5 kB and the first plot twice the time,
 * and labels stood where the machine's fonts put them. XChart took 140 kB a plot.
 */
@NullMarked
package io.nightjar.report.chart;

import org.jspecify.annotations.NullMarked;
