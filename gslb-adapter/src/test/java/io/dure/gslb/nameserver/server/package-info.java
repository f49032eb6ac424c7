@NullMarked
package io.dure.gslb.nameserver.server;

import org.jspecify.annotations.NullMarked;
