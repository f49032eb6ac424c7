/** What happened, told so that every reader can be answered in his own language. Pure. */
@NullMarked
package io.dure.hub.told;

import org.jspecify.annotations.NullMarked;
