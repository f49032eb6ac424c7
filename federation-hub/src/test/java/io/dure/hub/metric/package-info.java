@NullMarked
package io.dure.hub.metric;

import org.jspecify.annotations.NullMarked;
