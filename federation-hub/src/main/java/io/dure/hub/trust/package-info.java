/** Trust between parts: one-time tokens, the hub's own certificate authority, certificates and their revocation. */
@NullMarked
package io.dure.hub.trust;

import org.jspecify.annotations.NullMarked;
