/** Both sites side by side. */
@NullMarked
package io.dure.hub.overview;

import org.jspecify.annotations.NullMarked;
