/** One collector of a site, or a witness: takes in what agents see, probes, hosts a nameserver and reports to the hubs. */
@NullMarked
package io.dure.collector;

import org.jspecify.annotations.NullMarked;
