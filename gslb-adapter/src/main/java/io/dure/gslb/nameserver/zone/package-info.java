/** What the nameserver is authoritative for, as an immutable snapshot that is swapped whole. */
@NullMarked
package io.dure.gslb.nameserver.zone;

import org.jspecify.annotations.NullMarked;
