@NullMarked
package io.dure.hub.session;

import org.jspecify.annotations.NullMarked;
