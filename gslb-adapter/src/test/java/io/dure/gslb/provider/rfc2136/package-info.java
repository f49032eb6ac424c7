@NullMarked
package io.dure.gslb.provider.rfc2136;

import org.jspecify.annotations.NullMarked;
