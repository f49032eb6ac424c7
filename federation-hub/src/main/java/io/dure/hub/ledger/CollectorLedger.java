package io.dure.hub.ledger;

/**
 * One collector's row.
 *
 * @param heard it is connected and its books are fresh
 */
public record CollectorLedger(CollectorBooks books, boolean heard, Missing missing) {}
