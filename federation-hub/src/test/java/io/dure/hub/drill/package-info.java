@NullMarked
package io.dure.hub.drill;

import org.jspecify.annotations.NullMarked;
