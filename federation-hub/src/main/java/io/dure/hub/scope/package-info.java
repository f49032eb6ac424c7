/** Where somebody's role holds, and what of every answer and event is for them. */
@NullMarked
package io.dure.hub.scope;

import org.jspecify.annotations.NullMarked;
