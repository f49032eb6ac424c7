/** The plans held here: by the hosted nameserver, or in a store of their own where there is none. */
@NullMarked
package io.dure.collector.plan;

import org.jspecify.annotations.NullMarked;
