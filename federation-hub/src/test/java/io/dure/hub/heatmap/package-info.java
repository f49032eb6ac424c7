@NullMarked
package io.dure.hub.heatmap;

import org.jspecify.annotations.NullMarked;
