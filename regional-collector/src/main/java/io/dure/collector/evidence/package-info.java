/**
 * This vantage point's own evidence, the evidence held of its peers, and the deciding on both, which has a thread of its
 * own.
 */
@NullMarked
package io.dure.collector.evidence;

import org.jspecify.annotations.NullMarked;
