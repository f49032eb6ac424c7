/** One value for every instance at once. */
@NullMarked
package io.dure.hub.board;

import org.jspecify.annotations.NullMarked;
