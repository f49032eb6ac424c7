@NullMarked
package io.dure.gslb.plan;

import org.jspecify.annotations.NullMarked;
