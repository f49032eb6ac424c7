@NullMarked
package io.dure.hub.alarm;

import org.jspecify.annotations.NullMarked;
