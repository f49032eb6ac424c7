package io.dure.hub.reconciliation;

import io.dure.auth.role.Scope;
import io.dure.hub.ledger.Ledger;
import java.util.Optional;

/** The ledger, read side. */
public interface Ledgers {
    /** As of the newest look. */
    Ledger ledger();

    /** Only a service's or a site's part. */
    Ledger ledger(Optional<String> service, Optional<String> site);

    /** Of that what is in scope; what the hub and its collectors say of themselves stays. */
    default Ledger ledger(Optional<String> service, Optional<String> site, Scope scope) {
        Ledger asked = ledger(service, site);
        return scope.isEverything()
                ? asked
                : asked.of(life -> scope.covers(life.site(), life.service()), scope.sites()::contains);
    }
}
