/** What this collector could not keep, counted by reason, so that nothing is lost silently. */
@NullMarked
package io.dure.collector.loss;

import org.jspecify.annotations.NullMarked;
