/** The measured split beside the configured one, with what chance alone explains. */
@NullMarked
package io.dure.hub.split;

import org.jspecify.annotations.NullMarked;
