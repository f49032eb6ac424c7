/**
 * Turns OTLP data points into pieces of windows and takes each report once, however often it is sent. A report is
 * answered after its windows are kept; what could not be kept counts as never seen, and comes again.
 *
 * <p>Clocks: a window is keyed by its sender's clock and counted where this collector's clock puts it. Only an offset
 * beyond one second moves windows, and by whole windows, so that they keep their grid.
 */
@NullMarked
package io.dure.collector.window;

import org.jspecify.annotations.NullMarked;
