/**
 * The reports that no leader has committed yet, on disk: segments of numbered records, books that balance over restarts,
 * and what had to be given up, told before it goes. See docs/knowledge/spool.md.
 */
@NullMarked
package io.dure.collector.spool;

import org.jspecify.annotations.NullMarked;
