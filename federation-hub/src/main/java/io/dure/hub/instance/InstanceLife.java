package io.dure.hub.instance;

import io.dure.hub.reconciliation.InstanceRow;
import java.util.List;

/**
 * One process from its start to its end.
 *
 * @param ledger its row; from the store where it has left the ledger
 * @param lives all lives of the same instance, this one among them, the newest first
 */
public record InstanceLife(InstanceSummary instance, InstanceRow ledger, List<InstanceSummary> lives) {
    public InstanceLife {
        lives = List.copyOf(lives);
    }
}
