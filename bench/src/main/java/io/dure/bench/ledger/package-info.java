/** Whether anything is lost or counted twice under overload, outages and kills. */
@NullMarked
package io.dure.bench.ledger;

import org.jspecify.annotations.NullMarked;
