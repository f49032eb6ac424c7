package io.dure.gslb.nameserver.zone;

import io.dure.gslb.nameserver.message.RecordType;
import io.dure.gslb.nameserver.message.WireName;
import org.jspecify.annotations.Nullable;

/** A name that exists; one without any record is an empty non-terminal (RFC 8020). */
final class Node {
    final WireName name;
    private final RecordSet[] sets;
    private final @Nullable WeightedDraw ipv4;
    private final @Nullable WeightedDraw ipv6;
    /** The wire form of the alias's target, with the alias itself in {@code sets}. */
    final byte @Nullable [] aliasTarget;

    Node(
            WireName name,
            RecordSet[] sets,
            @Nullable WeightedDraw ipv4,
            @Nullable WeightedDraw ipv6,
            byte @Nullable [] aliasTarget) {
        this.name = name;
        this.sets = sets;
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.aliasTarget = aliasTarget;
    }

    @Nullable RecordSet set(int type) {
        for (RecordSet set : sets) {
            if (set.type() == type) {
                return set;
            }
        }
        return null;
    }

    @Nullable WeightedDraw draw(int type) {
        return type == RecordType.A ? ipv4 : type == RecordType.AAAA ? ipv6 : null;
    }

    boolean isEmpty() {
        return sets.length == 0 && ipv4 == null && ipv6 == null;
    }
}
