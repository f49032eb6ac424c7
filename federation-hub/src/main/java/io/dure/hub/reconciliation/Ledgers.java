package io.dure.hub.reconciliation;

import io.dure.hub.ledger.Ledger;
import java.util.Optional;

/** The ledger, read side. */
public interface Ledgers {
    /** As of the newest look. */
    Ledger ledger();

    /** Only a service's or a site's part. */
    Ledger ledger(Optional<String> service, Optional<String> site);
}
