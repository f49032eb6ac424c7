/** Tells people that no hub can be reached, which no hub can tell. */
@NullMarked
package io.dure.collector.notice;

import org.jspecify.annotations.NullMarked;
