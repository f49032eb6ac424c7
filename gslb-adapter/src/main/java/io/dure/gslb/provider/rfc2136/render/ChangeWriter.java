package io.dure.gslb.provider.rfc2136.render;

import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.PlanDiff;
import io.dure.gslb.provider.rfc2136.render.ZoneChange.Condition;
import io.dure.gslb.provider.rfc2136.render.ZoneChange.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the change that brings a service from what is held to what is desired, fenced by its token. */
public final class ChangeWriter {
    /** What may be written at a service's name; NS only below the apex. */
    private static final List<String> TYPES = List.of("A", "AAAA", "CNAME", "NS", ZoneRecord.LUA);

    private final String zone;

    public ChangeWriter(String zone) {
        this.zone = DnsName.required(zone, "the zone");
    }

    /** Claims a name at which nothing is held. */
    public ZoneChange claim(ServiceName service, Token next, Set<ZoneRecord> desired) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(new Condition.Absent(TokenRecord.owner(service, zone), TokenRecord.TYPE));
        SortedSet<String> owners =
                new TreeSet<>(desired.stream().map(ZoneRecord::owner).toList());
        owners.add(service.name());
        for (String owner : owners) {
            if (owner.equals(zone)) {
                types(owner).forEach(type -> conditions.add(new Condition.Absent(owner, type)));
            } else {
                conditions.add(new Condition.Unused(owner));
            }
        }
        List<Operation> operations = new ArrayList<>(added(desired));
        operations.add(new Operation.Add(TokenRecord.of(TokenRecord.owner(service, zone), next)));
        return new ZoneChange(conditions, operations);
    }

    /** Claims a name together with the records that it holds, provided they are still those. */
    public ZoneChange adopt(ServiceName service, Token next, Set<ZoneRecord> held, Set<ZoneRecord> desired) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(new Condition.Absent(TokenRecord.owner(service, zone), TokenRecord.TYPE));
        conditions.addAll(asSeen(service.name(), held));
        List<Operation> operations = replacing(service.name(), held, desired);
        operations.add(new Operation.Add(TokenRecord.of(TokenRecord.owner(service, zone), next)));
        return new ZoneChange(conditions, operations);
    }

    /** From one token to the next, writing only what differs, provided that nothing came beside what was seen. */
    public ZoneChange change(
            ServiceName service, Token expected, Token next, Set<ZoneRecord> held, Set<ZoneRecord> desired) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(holding(service, expected));
        types(service.name()).stream()
                .filter(type -> held.stream().noneMatch(record -> isOf(record, service.name(), type)))
                .forEach(type -> conditions.add(new Condition.Absent(service.name(), type)));
        List<Operation> operations = replacing(service.name(), held, desired);
        operations.addAll(token(service, next));
        return new ZoneChange(conditions, operations);
    }

    /** From one token to the next, writing everything, whatever was put at the name since: it is ours. */
    public ZoneChange overwrite(
            ServiceName service, Token expected, Token next, Set<ZoneRecord> held, Set<ZoneRecord> desired) {
        List<Operation> operations = overwriting(service, held, desired);
        operations.addAll(token(service, next));
        return new ZoneChange(List.of(holding(service, expected)), operations);
    }

    /** Writes all records anew under the same token. */
    public ZoneChange turn(ServiceName service, Token token, Set<ZoneRecord> desired) {
        List<Operation> operations = new ArrayList<>();
        Shares.FAMILIES.forEach(type -> operations.add(new Operation.Clear(service.name(), type)));
        operations.addAll(added(desired));
        return new ZoneChange(List.of(holding(service, token)), operations);
    }

    /** Changes nothing, and succeeds only while exactly these records are at the service's name. */
    public ZoneChange unchanged(ServiceName service, Set<ZoneRecord> held) {
        return new ZoneChange(asSeen(service.name(), held), List.of());
    }

    private List<Operation> overwriting(ServiceName service, Set<ZoneRecord> held, Set<ZoneRecord> desired) {
        SortedSet<RecordSetName> sets = new TreeSet<>();
        types(service.name()).forEach(type -> sets.add(new RecordSetName(service.name(), type)));
        held.forEach(record -> sets.add(record.set()));
        desired.forEach(record -> sets.add(record.set()));
        List<Operation> operations = new ArrayList<>();
        sets.forEach(set -> operations.add(new Operation.Clear(set.owner(), set.type())));
        operations.addAll(added(desired));
        return operations;
    }

    /** Clears and writes the sets that differ; a set is written whole, for its records share a TTL (RFC 2181 section 5.2). */
    private static List<Operation> replacing(String name, Set<ZoneRecord> held, Set<ZoneRecord> desired) {
        SortedMap<RecordSetName, SortedSet<ZoneRecord>> before = bySet(held);
        SortedMap<RecordSetName, SortedSet<ZoneRecord>> after = bySet(desired);
        List<Operation> operations = new ArrayList<>();
        before.forEach((set, records) -> {
            if (!records.equals(after.get(set))) {
                operations.add(new Operation.Clear(set.owner(), set.type()));
            }
        });
        after.forEach((set, records) -> {
            if (!records.equals(before.get(set))) {
                // A nameserver's addresses are hidden from readers until its delegation is there.
                if (!before.containsKey(set) && !set.owner().equals(name)) {
                    operations.add(new Operation.Clear(set.owner(), set.type()));
                }
                operations.addAll(added(records));
            }
        });
        return operations;
    }

    private List<Condition> asSeen(String name, Set<ZoneRecord> held) {
        List<Condition> conditions = new ArrayList<>();
        bySet(held)
                .forEach((set, records) -> conditions.add(new Condition.Holds(
                        set.owner(),
                        set.type(),
                        records.stream().map(ZoneRecord::data).collect(Collectors.toSet()))));
        types(name).stream()
                .filter(type -> held.stream().noneMatch(record -> isOf(record, name, type)))
                .forEach(type -> conditions.add(new Condition.Absent(name, type)));
        return conditions;
    }

    private Condition holding(ServiceName service, Token token) {
        return new Condition.Holds(TokenRecord.owner(service, zone), TokenRecord.TYPE, Set.of(PlanDiff.text(token)));
    }

    private List<Operation> token(ServiceName service, Token next) {
        String owner = TokenRecord.owner(service, zone);
        return List.of(new Operation.Clear(owner, TokenRecord.TYPE), new Operation.Add(TokenRecord.of(owner, next)));
    }

    private List<String> types(String owner) {
        return owner.equals(zone)
                ? TYPES.stream()
                        .filter(type -> !type.equals("NS") && !type.equals("CNAME"))
                        .toList()
                : TYPES;
    }

    private static boolean isOf(ZoneRecord record, String owner, String type) {
        return record.owner().equals(owner) && record.type().equals(type);
    }

    private static List<Operation> added(Collection<ZoneRecord> records) {
        return records.stream().sorted().<Operation>map(Operation.Add::new).toList();
    }

    private static SortedMap<RecordSetName, SortedSet<ZoneRecord>> bySet(Set<ZoneRecord> records) {
        SortedMap<RecordSetName, SortedSet<ZoneRecord>> sets = new TreeMap<>();
        records.forEach(record ->
                sets.computeIfAbsent(record.set(), missing -> new TreeSet<>()).add(record));
        return sets;
    }
}
