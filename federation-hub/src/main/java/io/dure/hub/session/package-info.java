/** Signing in and out, and who may do what. */
@NullMarked
package io.dure.hub.session;

import org.jspecify.annotations.NullMarked;
