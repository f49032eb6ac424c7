/** What vantage points saw of the endpoints, and what a quorum of failure domains makes of it. */
@NullMarked
package io.dure.gslb.evidence;

import org.jspecify.annotations.NullMarked;
