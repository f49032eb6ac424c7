@NullMarked
package io.dure.hub.federation;

import org.jspecify.annotations.NullMarked;
