/** The ports to what must outlive the hub, and their embedded adapter. */
@NullMarked
package io.dure.hub.store;

import org.jspecify.annotations.NullMarked;
