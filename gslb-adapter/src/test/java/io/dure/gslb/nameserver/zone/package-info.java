@NullMarked
package io.dure.gslb.nameserver.zone;

import org.jspecify.annotations.NullMarked;
