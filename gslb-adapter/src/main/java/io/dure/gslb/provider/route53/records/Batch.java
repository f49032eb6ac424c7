package io.dure.gslb.provider.route53.records;

import java.util.ArrayList;
import java.util.List;

/**
 * What is sent in one request, all or nothing: the token's compare-and-set first, then the records.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html">Quotas: a request holds at
 *     most 1,000 ResourceRecord elements and 32,000 characters of values, and an UPSERT counts twice</a>
 */
public record Batch(List<ZoneChange> changes) {
    public static final int MOST_RECORDS = 1000;
    public static final int MOST_CHARACTERS = 32_000;

    public Batch {
        changes = List.copyOf(changes);
    }

    public static Batch of(List<ZoneChange> fence, List<ChangeUnit> units) {
        List<ZoneChange> all = new ArrayList<>(fence);
        units.forEach(unit -> all.addAll(unit.changes()));
        return new Batch(all);
    }

    /** As Route 53 counts them. An alias has no ResourceRecord element; it is counted as one to be safe. */
    public int records() {
        return changes.stream()
                .mapToInt(change ->
                        times(change) * Math.max(1, change.set().values().size()))
                .sum();
    }

    /** Of values, as Route 53 counts them. */
    public int characters() {
        return changes.stream()
                .mapToInt(change -> times(change)
                        * change.set().values().stream()
                                .mapToInt(String::length)
                                .sum())
                .sum();
    }

    public boolean fits() {
        return records() <= MOST_RECORDS && characters() <= MOST_CHARACTERS;
    }

    private static int times(ZoneChange change) {
        return change.action() == ZoneChange.Action.UPSERT ? 2 : 1;
    }
}
