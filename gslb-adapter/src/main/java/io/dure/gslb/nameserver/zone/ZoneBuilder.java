package io.dure.gslb.nameserver.zone;

import io.dure.gslb.nameserver.message.RecordType;
import io.dure.gslb.nameserver.message.WireName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts static records and services together into a {@link Zone}; refuses what contradicts itself. */
final class ZoneBuilder {
    private final WireName apex;
    private final Map<WireName, Draft> drafts = new HashMap<>();

    private static final class Draft {
        final List<RecordSet> sets = new ArrayList<>();

        @Nullable WeightedDraw ipv4;

        @Nullable WeightedDraw ipv6;

        boolean service;
        byte @Nullable [] aliasTarget;
    }

    ZoneBuilder(ZoneConfig config, int serial) {
        this.apex = WireName.of(config.zone());
        add(
                apex,
                RecordSet.of(
                        RecordType.SOA, Ttl.seconds(config.negativeTtl()), List.of(RecordData.soa(config, serial))));
        config.records().forEach(this::addStatic);
        if (draft(apex).sets.stream().noneMatch(set -> set.type() == RecordType.NS)) {
            throw new IllegalArgumentException("zone " + config.zone() + " has no NS record at its apex");
        }
    }

    private void addStatic(ZoneConfig.StaticRecord record) {
        WireName name = WireName.of(record.name());
        RecordSet set = RecordData.set(record);
        if (set.type() == RecordType.NS && !name.equals(apex)) {
            throw new IllegalArgumentException("delegation is not served: NS at " + record.name());
        }
        if (record.name().startsWith("*")) {
            throw new IllegalArgumentException("wildcards are not served: " + record.name());
        }
        if (set.type() == RecordType.CNAME) {
            if (set.count() != 1) {
                throw new IllegalArgumentException("more than one CNAME at " + record.name());
            }
            draft(name).aliasTarget = WireName.of(record.values().getFirst()).toBytes();
        }
        add(name, set);
    }

    private void add(WireName name, RecordSet set) {
        Draft draft = draft(name);
        if (draft.sets.stream().anyMatch(held -> held.type() == set.type())) {
            throw new IllegalArgumentException("records of " + name + " and one type are given twice");
        }
        draft.sets.add(set);
        if (draft.aliasTarget != null && draft.sets.size() > 1) {
            throw new IllegalArgumentException("a CNAME stands alone (RFC 1034): " + name);
        }
    }

    void add(ServiceAnswer answer, AnswerCounters counters) {
        WireName name = WireName.of(answer.name());
        Draft draft = draft(name);
        if (draft.service || draft.sets.stream().anyMatch(set -> isTaken(set.type()))) {
            throw new IllegalArgumentException(answer.name() + " is already answered by other records");
        }
        draft.service = true;
        draft.ipv4 = WeightedDraw.of(answer, RecordType.A, counters).orElse(null);
        draft.ipv6 = WeightedDraw.of(answer, RecordType.AAAA, counters).orElse(null);
        String token = "epoch=" + answer.token().epoch() + " revision="
                + answer.token().revision();
        add(
                WireName.of(TokenName.of(answer.service(), answer.name(), apex)),
                RecordSet.of(RecordType.TXT, 1, List.of(RecordData.text(token))));
    }

    private static boolean isTaken(int type) {
        return type == RecordType.A || type == RecordType.AAAA || type == RecordType.CNAME;
    }

    private Draft draft(WireName name) {
        if (!name.isWithin(apex)) {
            throw new IllegalArgumentException(name + " is not in zone " + apex);
        }
        for (WireName ancestor = name; !ancestor.equals(apex); ancestor = ancestor.parent()) {
            drafts.computeIfAbsent(ancestor, missing -> new Draft());
        }
        return drafts.computeIfAbsent(name, missing -> new Draft());
    }

    WireName apex() {
        return apex;
    }

    /** An open-addressed table of a power of two, at most a quarter full. */
    Node[] table() {
        Node[] table = new Node[Integer.highestOneBit(Math.max(8, drafts.size())) * 8];
        drafts.forEach((name, draft) -> {
            int at = name.hashCode() & (table.length - 1);
            while (table[at] != null) {
                at = (at + 1) & (table.length - 1);
            }
            RecordSet[] sets = draft.sets.toArray(RecordSet[]::new);
            table[at] = new Node(name, sets, draft.ipv4, draft.ipv6, draft.aliasTarget);
        });
        return table;
    }
}
