/** The federation hub: merges, stores, decides, serves the API and the console. */
@NullMarked
package io.dure.hub;

import org.jspecify.annotations.NullMarked;
