/** Connections to the servers of a directory: found, secured, pooled, bounded in time. */
@NullMarked
package io.dure.auth.connection;

import org.jspecify.annotations.NullMarked;
