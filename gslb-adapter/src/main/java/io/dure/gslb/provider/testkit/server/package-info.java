/** Real servers from Debian's packages on loopback ports, for tests and benchmarks: a missing one is an error, never skipped. */
@NullMarked
package io.dure.gslb.provider.testkit.server;

import org.jspecify.annotations.NullMarked;
