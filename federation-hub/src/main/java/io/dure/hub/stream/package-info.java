/** The live values as server-sent events. */
@NullMarked
package io.dure.hub.stream;

import org.jspecify.annotations.NullMarked;
