@NullMarked
package io.dure.gslb.evacuation;

import org.jspecify.annotations.NullMarked;
