/** The collectors' end of the wire: enrolment, reports, live values, commands. */
@NullMarked
package io.dure.hub.federation;

import org.jspecify.annotations.NullMarked;
