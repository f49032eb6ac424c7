/**
 * Turns OTLP data points into pieces of windows and takes each report once, however often it is sent.
 *
 * <p>Clocks: an instance's offset is the smallest difference between the arrival of a window here and its end, over the
 * last eight reports; before four reports over thirty seconds it is not known, so that a burst of resent windows is not
 * taken for a wrong clock. Only an offset beyond one second moves windows, and by whole windows, so that they keep their
 * grid. A moved window carries another piece number, which keeps it apart from the one that had its place before the
 * offset was known.
 */
@NullMarked
package io.dure.collector.window;

import org.jspecify.annotations.NullMarked;
