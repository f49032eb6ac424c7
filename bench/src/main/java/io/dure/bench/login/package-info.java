/** Signing in through a directory, beside a bare client that does the same. */
@NullMarked
package io.dure.bench.login;

import org.jspecify.annotations.NullMarked;
