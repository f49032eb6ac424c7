/** What a nameserver keeps on disk, so that an isolated restart answers as before. */
@NullMarked
package io.dure.gslb.nameserver.state;

import org.jspecify.annotations.NullMarked;
