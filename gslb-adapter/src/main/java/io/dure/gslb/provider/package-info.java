/** The port to whatever answers DNS for a service. */
@NullMarked
package io.dure.gslb.provider;

import org.jspecify.annotations.NullMarked;
