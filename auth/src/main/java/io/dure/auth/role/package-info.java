/** What a signed-in user may do. */
@NullMarked
package io.dure.auth.role;

import org.jspecify.annotations.NullMarked;
