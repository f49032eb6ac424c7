@NullMarked
package io.dure.gslb.evidence;

import org.jspecify.annotations.NullMarked;
