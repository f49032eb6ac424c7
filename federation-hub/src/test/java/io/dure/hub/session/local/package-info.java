@NullMarked
package io.dure.hub.session.local;

import org.jspecify.annotations.NullMarked;
