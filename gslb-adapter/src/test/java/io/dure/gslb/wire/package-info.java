@NullMarked
package io.dure.gslb.wire;

import org.jspecify.annotations.NullMarked;
