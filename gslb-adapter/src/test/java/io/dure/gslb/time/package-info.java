@NullMarked
package io.dure.gslb.time;

import org.jspecify.annotations.NullMarked;
