@NullMarked
package io.dure.gslb.provider.rfc2136.render;

import org.jspecify.annotations.NullMarked;
