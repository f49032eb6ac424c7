package io.dure.gslb.provider.route53.records;

import java.util.List;

/** Changes that only make sense together: a set of its own, or the whole switch from one kind of records to another. */
public record ChangeUnit(List<ZoneChange> changes) {
    public ChangeUnit {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("a unit changes something");
        }
    }

    static ChangeUnit of(ZoneChange.Action action, RecordSet set) {
        return new ChangeUnit(List.of(new ZoneChange(action, set)));
    }

    /** Whether it adds something to draw answers from. */
    boolean raises() {
        return changes.stream()
                .anyMatch(change -> change.action() != ZoneChange.Action.DELETE
                        && change.set().isDrawn());
    }

    /** The set that stands for it where it is told of. */
    public RecordKey key() {
        return changes.getLast().set().key();
    }
}
