/** What every provider must pass: extend it in the adapter's tests. */
@NullMarked
package io.dure.gslb.provider.testkit;

import org.jspecify.annotations.NullMarked;
