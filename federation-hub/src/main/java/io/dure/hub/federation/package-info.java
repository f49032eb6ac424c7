/** The collectors' end of the wire: enrolment and renewal, reports, live values, commands. */
@NullMarked
package io.dure.hub.federation;

import org.jspecify.annotations.NullMarked;
