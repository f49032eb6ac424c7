package io.dure.gslb.provider.route53.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The changes that turn the sets held at a name into those desired. */
public final class ChangePlanner {
    private ChangePlanner() {}

    /**
     * What raises somebody comes before what takes somebody out, so that wherever one stops there is something to answer.
     *
     * @param held all sets of the name that answer addresses
     */
    public static List<ChangeUnit> units(List<RecordSet> held, List<RecordSet> desired) {
        Map<RecordKey, RecordSet> before = byKey(held);
        Map<RecordKey, RecordSet> after = byKey(desired);
        List<ChangeUnit> units = new ArrayList<>();
        after.forEach((key, set) -> {
            if (!set.equals(before.get(key))) {
                units.add(ChangeUnit.of(ZoneChange.Action.UPSERT, set));
            }
        });
        before.forEach((key, set) -> {
            if (!after.containsKey(key)) {
                units.add(ChangeUnit.of(ZoneChange.Action.DELETE, set));
            }
        });
        if (excludesEachOther(before.keySet(), after.keySet())) {
            return List.of(together(units));
        }
        units.sort(Comparator.comparing(ChangeUnit::raises).reversed());
        return List.copyOf(units);
    }

    /** What is held at a name once units are made. */
    public static List<RecordSet> after(List<RecordSet> held, List<ChangeUnit> units) {
        Map<RecordKey, RecordSet> sets = byKey(held);
        for (ChangeUnit unit : units) {
            for (ZoneChange change : unit.changes()) {
                if (change.action() == ZoneChange.Action.DELETE) {
                    sets.remove(change.set().key());
                } else {
                    sets.put(change.set().key(), change.set());
                }
            }
        }
        return List.copyOf(sets.values());
    }

    /** Whether something is left that answers are drawn from. */
    public static boolean answers(List<RecordSet> sets) {
        return sets.stream().anyMatch(RecordSet::isDrawn);
    }

    /** A CNAME stands alone at its name, and a type has either simple or routed sets. */
    private static boolean excludesEachOther(Set<RecordKey> before, Set<RecordKey> after) {
        Set<RecordKey> all = new HashSet<>(before);
        all.addAll(after);
        Set<String> types = all.stream().map(RecordKey::type).collect(Collectors.toSet());
        boolean simple = all.stream().anyMatch(key -> key.setIdentifier().isEmpty());
        boolean routed = all.stream().anyMatch(key -> key.setIdentifier().isPresent());
        return (types.contains("CNAME") && types.size() > 1) || (simple && routed);
    }

    /** Route 53 judges a batch in its order: what goes comes first. */
    private static ChangeUnit together(List<ChangeUnit> units) {
        return new ChangeUnit(units.stream()
                .flatMap(unit -> unit.changes().stream())
                .sorted(Comparator.comparing(change -> change.action() != ZoneChange.Action.DELETE))
                .toList());
    }

    private static Map<RecordKey, RecordSet> byKey(List<RecordSet> sets) {
        Map<RecordKey, RecordSet> byKey = new LinkedHashMap<>();
        sets.forEach(set -> byKey.put(set.key(), set));
        return byKey;
    }
}
