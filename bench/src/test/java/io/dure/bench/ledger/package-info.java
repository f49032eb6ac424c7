@NullMarked
package io.dure.bench.ledger;

import org.jspecify.annotations.NullMarked;
