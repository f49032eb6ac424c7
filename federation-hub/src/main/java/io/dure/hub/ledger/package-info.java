/**
 * Whether every transaction that was counted is accounted for: created = stored + on the way + dropped + lost + hole.
 * Pure arithmetic over what processes, collectors and the store say; time is an argument.
 */
@NullMarked
package io.dure.hub.ledger;

import org.jspecify.annotations.NullMarked;
