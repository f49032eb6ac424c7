@NullMarked
package io.dure.hub.store;

import org.jspecify.annotations.NullMarked;
