/**
 * Probes the endpoints of all plans held. Every endpoint and every reference target has a platform thread of its own, so
 * that a hanging one delays nobody; a watch notices when the whole process ran late, whose results are then discarded.
 */
@NullMarked
package io.dure.collector.probe;

import org.jspecify.annotations.NullMarked;
