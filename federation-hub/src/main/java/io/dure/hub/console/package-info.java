/** The console's files. */
@NullMarked
package io.dure.hub.console;

import org.jspecify.annotations.NullMarked;
