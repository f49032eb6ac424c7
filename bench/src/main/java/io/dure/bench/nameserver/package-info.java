/** What the nameserver answers a second, and how evenly. */
@NullMarked
package io.dure.bench.nameserver;

import org.jspecify.annotations.NullMarked;
