package io.dure.gslb.provider.rfc2136.render;

import io.dure.gslb.provider.RecordChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The records that differ, line by line. */
public final class RecordDiff {
    private RecordDiff() {}

    /** By owner, type and data; a line that was rewritten has both sides. Empty if both are the same. */
    public static List<RecordChange> between(Collection<ZoneRecord> held, Collection<ZoneRecord> desired) {
        Map<RecordSetName, SortedSet<ZoneRecord>> gone = bySet(held, desired);
        Map<RecordSetName, SortedSet<ZoneRecord>> come = bySet(desired, held);
        SortedSet<RecordSetName> sets = new TreeSet<>(gone.keySet());
        sets.addAll(come.keySet());
        List<RecordChange> changes = new ArrayList<>();
        for (RecordSetName set : sets) {
            Deque<ZoneRecord> before = new ArrayDeque<>(gone.getOrDefault(set, new TreeSet<>()));
            Deque<ZoneRecord> after = new ArrayDeque<>(come.getOrDefault(set, new TreeSet<>()));
            while (!before.isEmpty() || !after.isEmpty()) {
                changes.add(new RecordChange(
                        set.owner(),
                        set.type(),
                        Optional.ofNullable(before.poll()).map(ZoneRecord::text),
                        Optional.ofNullable(after.poll()).map(ZoneRecord::text)));
            }
        }
        return changes;
    }

    private static Map<RecordSetName, SortedSet<ZoneRecord>> bySet(
            Collection<ZoneRecord> records, Collection<ZoneRecord> without) {
        Map<RecordSetName, SortedSet<ZoneRecord>> sets = new TreeMap<>();
        records.stream()
                .filter(record -> !without.contains(record))
                .forEach(record -> sets.computeIfAbsent(record.set(), missing -> new TreeSet<>())
                        .add(record));
        return sets;
    }
}
