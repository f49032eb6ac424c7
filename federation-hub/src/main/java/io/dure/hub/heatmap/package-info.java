/** The T-Map: how many transactions took how long, when. */
@NullMarked
package io.dure.hub.heatmap;

import org.jspecify.annotations.NullMarked;
