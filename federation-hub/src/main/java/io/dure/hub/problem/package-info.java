/** Errors of the API, each with a stable code (RFC 9457). */
@NullMarked
package io.dure.hub.problem;

import org.jspecify.annotations.NullMarked;
