/** This collector's certificate, how it comes to it, and by what it trusts the hubs. */
@NullMarked
package io.dure.collector.trust;

import org.jspecify.annotations.NullMarked;
