package io.dure.collector.spool;

import java.time.Duration;

/**
 * How a spool is kept.
 *
 * @param incarnation numbers what is taken from now on
 * @param site whose losses it tells
 * @param maxBytes of all segments; beyond it the oldest goes
 * @param maxAge beyond it a segment goes
 * @param segmentBytes where a segment ends
 */
record SpoolOptions(long incarnation, String site, long maxBytes, Duration maxAge, int segmentBytes) {}
