package io.dure.gslb.provider.route53.records;

import io.dure.gslb.provider.HeldRecord;
import io.dure.gslb.provider.RecordChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What differs between the records held and those desired, line by line. */
public final class RecordLines {
    private RecordLines() {}

    /** Empty where both serve alike; in the order of the held ones, then of the new ones. */
    public static List<RecordChange> between(List<HeldRecord> held, List<HeldRecord> desired) {
        Map<String, HeldRecord> before = byKey(held);
        Map<String, HeldRecord> after = byKey(desired);
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        List<RecordChange> changes = new ArrayList<>();
        for (String key : all) {
            Optional<HeldRecord> was = Optional.ofNullable(before.get(key));
            Optional<HeldRecord> will = Optional.ofNullable(after.get(key));
            HeldRecord one = was.or(() -> will).orElseThrow();
            RecordChange change =
                    new RecordChange(one.owner(), one.type(), was.map(RecordLines::text), will.map(RecordLines::text));
            if (!change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static Map<String, HeldRecord> byKey(List<HeldRecord> records) {
        Map<String, HeldRecord> byKey = new LinkedHashMap<>();
        for (HeldRecord one : records) {
            String which = one.setIdentifier().orElseGet(() -> " " + one.data());
            byKey.put(one.owner() + " " + one.type() + " " + which, one);
        }
        return byKey;
    }

    private static String text(HeldRecord record) {
        return record.data()
                + (record.weight().isPresent() ? " weight=" + record.weight().getAsInt() : "")
                + (record.ttl().isZero() ? "" : " ttl=" + record.ttl().toSeconds())
                + record.setIdentifier().map(id -> " set=" + id).orElse("");
    }
}
