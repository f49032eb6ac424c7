/** What instances do now: windows as sums of numbered pieces, merged by site, service and instance. */
@NullMarked
package io.dure.hub.live;

import org.jspecify.annotations.NullMarked;
