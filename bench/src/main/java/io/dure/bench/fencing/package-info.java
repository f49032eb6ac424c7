/** Whether a leader that was stopped in mid-change can change anything once another one leads. */
@NullMarked
package io.dure.bench.fencing;

import org.jspecify.annotations.NullMarked;
