@NullMarked
package io.dure.hub.dashboard;

import org.jspecify.annotations.NullMarked;
