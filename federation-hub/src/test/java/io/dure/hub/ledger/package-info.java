@NullMarked
package io.dure.hub.ledger;

import org.jspecify.annotations.NullMarked;
