/** A provider in memory, for tests of whatever drives providers. */
@NullMarked
package io.dure.gslb.provider.memory;

import org.jspecify.annotations.NullMarked;
