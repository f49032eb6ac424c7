@NullMarked
package io.dure.hub.instance;

import org.jspecify.annotations.NullMarked;
