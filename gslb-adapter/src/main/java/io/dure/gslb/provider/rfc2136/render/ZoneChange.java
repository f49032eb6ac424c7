package io.dure.gslb.provider.rfc2136.render;

import java.util.List;
import java.util.Set;

/**
 * One UPDATE message: all of it happens, or nothing (RFC 2136 section 3).
 *
 * @param conditions that must hold, else nothing happens
 * @param operations in their order
 */
public record ZoneChange(List<Condition> conditions, List<Operation> operations) {
    public ZoneChange {
        conditions = List.copyOf(conditions);
        operations = List.copyOf(operations);
    }

    /** A prerequisite (RFC 2136 section 2.4). */
    public sealed interface Condition {
        String owner();

        /** No record of any type is there. */
        record Unused(String owner) implements Condition {}

        /** No record of this type is there. */
        record Absent(String owner, String type) implements Condition {}

        /** Records of this type with exactly these data are there. */
        record Holds(String owner, String type, Set<String> data) implements Condition {
            public Holds {
                data = Set.copyOf(data);
            }
        }
    }

    /** A change (RFC 2136 section 2.5). */
    public sealed interface Operation {
        String owner();

        /** Takes all records of a type away. */
        record Clear(String owner, String type) implements Operation {}

        record Add(ZoneRecord record) implements Operation {
            @Override
            public String owner() {
                return record.owner();
            }
        }
    }
}
