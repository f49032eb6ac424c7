@NullMarked
package io.dure.hub;

import org.jspecify.annotations.NullMarked;
