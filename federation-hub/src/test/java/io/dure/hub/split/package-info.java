@NullMarked
package io.dure.hub.split;

import org.jspecify.annotations.NullMarked;
