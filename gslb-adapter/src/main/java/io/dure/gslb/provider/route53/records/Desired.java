package io.dure.gslb.provider.route53.records;

import java.util.List;

/** What a plan is in record sets, or why it cannot be. */
public sealed interface Desired {
    /** At least one of them has a weight. */
    record Sets(List<RecordSet> sets) implements Desired {
        public Sets {
            sets = List.copyOf(sets);
        }
    }

    /**
     * It cannot be.
     *
     * @param code stable: one of {@link io.dure.gslb.provider.ApplyResult.Refused}'s
     */
    record Refused(String code, String message) implements Desired {}
}
