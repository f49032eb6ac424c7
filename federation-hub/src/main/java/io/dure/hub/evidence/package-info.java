/** What vantage points said, as the console shows it and an incident keeps it. */
@NullMarked
package io.dure.hub.evidence;

import org.jspecify.annotations.NullMarked;
