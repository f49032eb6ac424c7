/** From a plan to the records of a zone and the change that brings them about: pure, so that properties can be tested. */
@NullMarked
package io.dure.gslb.provider.rfc2136.render;

import org.jspecify.annotations.NullMarked;
