/** How fast the console draws. */
@NullMarked
package io.dure.bench.console;

import org.jspecify.annotations.NullMarked;
