/** Changes of zones by signed UPDATE messages, beside nsupdate on the same servers. */
@NullMarked
package io.dure.bench.ddns;

import org.jspecify.annotations.NullMarked;
