@NullMarked
package io.dure.hub.steering;

import org.jspecify.annotations.NullMarked;
