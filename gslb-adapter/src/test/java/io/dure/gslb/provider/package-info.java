@NullMarked
package io.dure.gslb.provider;

import org.jspecify.annotations.NullMarked;
