@NullMarked
package io.dure.hub.provider;

import org.jspecify.annotations.NullMarked;
