/** Processes and their lives: those that report, and those that once did. */
@NullMarked
package io.dure.hub.instance;

import org.jspecify.annotations.NullMarked;
