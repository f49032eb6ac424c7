@NullMarked
package io.dure.hub.trust;

import org.jspecify.annotations.NullMarked;
