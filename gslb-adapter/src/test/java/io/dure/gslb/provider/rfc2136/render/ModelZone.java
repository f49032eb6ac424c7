package io.dure.gslb.provider.rfc2136.render;

import io.dure.gslb.provider.rfc2136.render.ZoneChange.Condition;
import io.dure.gslb.provider.rfc2136.render.ZoneChange.Operation;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A zone that follows RFC 2136 section 3, in memory. */
final class ModelZone {
    private final Set<ZoneRecord> records = new HashSet<>();

    ModelZone(Set<ZoneRecord> records) {
        this.records.addAll(records);
    }

    Set<ZoneRecord> records() {
        return Set.copyOf(records);
    }

    Set<ZoneRecord> at(String owner) {
        return of(owner).collect(Collectors.toSet());
    }

    /** All of it or nothing. */
    boolean apply(ZoneChange change) {
        if (!change.conditions().stream().allMatch(this::holds)) {
            return false;
        }
        for (Operation operation : change.operations()) {
            switch (operation) {
                case Operation.Clear(String owner, String type) -> records.removeAll(set(owner, type));
                case Operation.Add(ZoneRecord record) -> add(record);
            }
        }
        return true;
    }

    /** Sections 3.4.2.2: a CNAME never comes to stand beside others, nor others beside it; silently. */
    private void add(ZoneRecord record) {
        boolean alias = record.type().equals("CNAME");
        boolean conflict = of(record.owner()).anyMatch(held -> held.type().equals("CNAME") != alias);
        if (!conflict) {
            records.add(record);
        }
    }

    private boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.Unused(String owner) -> of(owner).findAny().isEmpty();
            case Condition.Absent(String owner, String type) -> set(owner, type).isEmpty();
            case Condition.Holds(String owner, String type, Set<String> data) ->
                set(owner, type).stream()
                        .map(ZoneRecord::data)
                        .collect(Collectors.toSet())
                        .equals(data);
        };
    }

    private Set<ZoneRecord> set(String owner, String type) {
        return of(owner).filter(record -> record.type().equals(type)).collect(Collectors.toSet());
    }

    private Stream<ZoneRecord> of(String owner) {
        return records.stream().filter(record -> record.owner().equals(owner));
    }
}
