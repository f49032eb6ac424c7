/**
 * The outbound streams to the hubs: one each, over TLS. Reports come from the spool and stay there until the leader acknowledges them;
 * live values are sent once and forgotten; commands come back the same way.
 */
@NullMarked
package io.dure.collector.uplink;

import org.jspecify.annotations.NullMarked;
