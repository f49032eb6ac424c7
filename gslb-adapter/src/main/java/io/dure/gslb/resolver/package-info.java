/** How often which resolvers ask, without their addresses. */
@NullMarked
package io.dure.gslb.resolver;

import org.jspecify.annotations.NullMarked;
