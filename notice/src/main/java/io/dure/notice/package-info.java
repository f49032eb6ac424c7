/** Tells people what happened: channels, their queues, what is said in which language. */
@NullMarked
package io.dure.notice;

import org.jspecify.annotations.NullMarked;
