package io.dure.gslb.provider.route53;

import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.HeldRecord;
import io.dure.gslb.provider.route53.records.RecordKey;
import io.dure.gslb.provider.route53.records.RecordSet;
import io.dure.gslb.provider.route53.records.TokenRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * What a zone holds for one service.
 *
 * @param tokenRecord as Route 53 tells it; a DELETE must repeat it exactly
 * @param sets that answer addresses at the service's name
 * @param told the same as Route 53 tells them, which may have more than we ever set
 */
record HeldZone(Optional<ResourceRecordSet> tokenRecord, List<RecordSet> sets, Map<RecordKey, ResourceRecordSet> told) {
    HeldZone {
        sets = List.copyOf(sets);
        told = Map.copyOf(told);
    }

    Optional<Token> token() {
        return tokenRecord
                .filter(record -> record.resourceRecords().size() == 1)
                .flatMap(record ->
                        TokenRecord.read(record.resourceRecords().getFirst().value()));
    }

    /** The token's name holds something that is no token. */
    boolean isTokenUnreadable() {
        return tokenRecord.isPresent() && token().isEmpty();
    }

    List<HeldRecord> lines() {
        return sets.stream().flatMap(set -> set.lines().stream()).toList();
    }
}
