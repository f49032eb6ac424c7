/** What the hub tells people outside the console, and how that went. */
@NullMarked
package io.dure.hub.notice;

import org.jspecify.annotations.NullMarked;
