/** What a service shall answer: the desired state that a leader sends and a nameserver keeps. */
@NullMarked
package io.dure.gslb.plan;

import org.jspecify.annotations.NullMarked;
