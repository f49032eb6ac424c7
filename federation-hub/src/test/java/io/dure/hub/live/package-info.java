@NullMarked
package io.dure.hub.live;

import org.jspecify.annotations.NullMarked;
