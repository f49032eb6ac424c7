@NullMarked
package io.dure.hub.scope;

import org.jspecify.annotations.NullMarked;
