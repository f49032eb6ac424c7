@NullMarked
package io.dure.gslb;

import org.jspecify.annotations.NullMarked;
