/** A provider of identities, for tests. */
@NullMarked
package io.dure.openid;

import org.jspecify.annotations.NullMarked;
