/** The leader's machine of one service: it latches evacuations, returns members slowly and fences every plan. */
@NullMarked
package io.dure.hub.failover;

import org.jspecify.annotations.NullMarked;
