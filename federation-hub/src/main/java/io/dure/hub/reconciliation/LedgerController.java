package io.dure.hub.reconciliation;

import io.dure.hub.scope.Sight;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether every transaction is accounted for. */
@RestController
class LedgerController {
    private final Ledgers ledgers;

    LedgerController(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    @GetMapping("/api/v1/ledger")
    LedgerView ledger(
            @RequestParam Optional<@Size(max = 255) String> service,
            @RequestParam Optional<@Size(max = 64) String> site,
            @RequestParam(defaultValue = "200") @Min(0) @Max(10_000) int limit,
            Sight sight) {
        return LedgerView.of(ledgers.ledger(service, site, sight.scope()), limit);
    }
}
