/** What one nameserver does for one service by itself: it takes members out by quorum and obeys fenced plans. */
@NullMarked
package io.dure.gslb.evacuation;

import org.jspecify.annotations.NullMarked;
