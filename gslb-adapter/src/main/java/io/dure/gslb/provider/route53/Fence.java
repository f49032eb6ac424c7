package io.dure.gslb.provider.route53;

import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.route53.records.RecordSet;
import io.dure.gslb.provider.route53.records.TokenRecord;
import io.dure.gslb.provider.route53.records.ZoneChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The token's changes at the head of every batch. A DELETE fails unless name, type, time to live and value are the ones held,
 * and a CREATE fails where one is held, so the whole batch happens only from the expected token.
 *
 * @param held the record that must be held; empty: none must be
 */
record Fence(String owner, Optional<RecordSet> held, Token next) {
    /** From the expected token to the next. */
    List<ZoneChange> move() {
        List<ZoneChange> changes = new ArrayList<>();
        held.ifPresent(record -> changes.add(new ZoneChange(ZoneChange.Action.DELETE, record)));
        changes.add(new ZoneChange(ZoneChange.Action.CREATE, TokenRecord.of(owner, next)));
        return changes;
    }

    /** From the next token to itself. */
    List<ZoneChange> hold() {
        RecordSet record = TokenRecord.of(owner, next);
        return List.of(
                new ZoneChange(ZoneChange.Action.DELETE, record), new ZoneChange(ZoneChange.Action.CREATE, record));
    }
}
