/** A relay between a collector and the hub, so that their link can be cut from outside. */
@NullMarked
package io.dure.demo.relay;

import org.jspecify.annotations.NullMarked;
