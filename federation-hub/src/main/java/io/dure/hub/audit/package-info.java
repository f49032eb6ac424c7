/** Who changed what, when and why. */
@NullMarked
package io.dure.hub.audit;

import org.jspecify.annotations.NullMarked;
