@NullMarked
package io.dure.hub.failover;

import org.jspecify.annotations.NullMarked;
