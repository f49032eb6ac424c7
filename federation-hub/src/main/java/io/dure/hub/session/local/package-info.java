/** The hub's own accounts, for when there is no directory: the first administrator and break-glass. */
@NullMarked
package io.dure.hub.session.local;

import org.jspecify.annotations.NullMarked;
