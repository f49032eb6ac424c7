/** Every combination of cut links, dead processes and a dead portal, against verdicts that were written down before. */
@NullMarked
package io.dure.bench.matrix;

import org.jspecify.annotations.NullMarked;
