package io.dure.gslb.nameserver.state;

import io.dure.gslb.plan.Token;
import java.util.Collection;

/**
 * The zone's serial: derived from the tokens held, so that nameservers with the same plans have the same one, and never
 * going back (RFC 1982).
 */
final class Serial {
    private static final int REVISIONS = 1 << 16;

    private Serial() {}

    static int next(int serial, Collection<Token> tokens) {
        int derived = 0;
        for (Token token : tokens) {
            derived += (int) (token.epoch() * REVISIONS + token.revision());
        }
        // Serial number arithmetic: newer is what lies less than half the circle ahead.
        int next = derived - serial > 0 ? derived : serial + 1;
        return next == 0 ? 1 : next;
    }
}
