@NullMarked
package io.dure.hub.directory;

import org.jspecify.annotations.NullMarked;
