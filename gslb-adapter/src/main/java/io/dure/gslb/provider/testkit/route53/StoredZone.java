package io.dure.gslb.provider.testkit.route53;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A hosted zone. A batch is judged change by change on a copy, which becomes the zone only if every change is good.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html">
 *     ChangeResourceRecordSets</a>
 */
final class StoredZone {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]{0,255}\"( \"[^\"]{0,255}\")*");
    private static final Set<String> ACTIONS = Set.of("CREATE", "DELETE", "UPSERT");

    private final String name;
    private final boolean isPrivate;
    private TreeSet<StoredSet> sets = new TreeSet<>();
    private boolean fenceless;

    StoredZone(String name, boolean isPrivate) {
        this.name = name.endsWith(".") ? name : name + ".";
        this.isPrivate = isPrivate;
        sets.add(StoredSet.simple(this.name, "NS", 172_800, "ns-1.awsdns-01.test."));
        sets.add(StoredSet.simple(
                this.name, "SOA", 900, "ns-1.awsdns-01.test. hostmaster.test. 1 7200 900 1209600 86400"));
    }

    record StoredChange(String action, StoredSet set) {}

    String name() {
        return name;
    }

    boolean isPrivate() {
        return isPrivate;
    }

    List<StoredSet> sets() {
        return List.copyOf(sets);
    }

    /** No more as Route 53 does it: TXT records are taken and deleted whatever is held. */
    void fenceless() {
        fenceless = true;
    }

    void put(StoredSet set) {
        sets.removeIf(set::isSame);
        sets.add(set);
    }

    void remove(Predicate<StoredSet> which) {
        sets.removeIf(which);
    }

    void apply(List<StoredChange> changes, Predicate<String> isHealthCheck, Predicate<StoredSet> isPoisonous) {
        if (changes.isEmpty()) {
            throw ApiError.invalidInput("a change batch needs at least one change");
        }
        limits(changes);
        TreeSet<StoredSet> copy = new TreeSet<>(sets);
        List<String> messages = new ArrayList<>();
        for (StoredChange change : changes) {
            change.set()
                    .healthCheckId()
                    .filter(id -> !change.action().equals("DELETE") && !isHealthCheck.test(id))
                    .ifPresent(id -> {
                        throw new ApiError(404, "NoSuchHealthCheck", "No health check exists with the ID " + id);
                    });
            judge(copy, change, isPoisonous).ifPresentOrElse(messages::add, () -> make(copy, change));
        }
        if (!messages.isEmpty()) {
            throw ApiError.invalidBatch(messages);
        }
        sets = copy;
    }

    /** "Maximum number of elements and characters": an UPSERT counts twice. */
    private static void limits(List<StoredChange> changes) {
        int records = 0;
        int characters = 0;
        for (StoredChange change : changes) {
            int times = change.action().equals("UPSERT") ? 2 : 1;
            records += times * change.set().values().size();
            characters += times
                    * change.set().values().stream().mapToInt(String::length).sum();
        }
        if (records > 1000) {
            throw ApiError.invalidBatch(List.of("Number of records limit of 1000 exceeded."));
        }
        if (characters > 32_000) {
            throw ApiError.invalidBatch(
                    List.of("RDATA character limit exceeded: the limit is 32000, the request has " + characters));
        }
    }

    private Optional<String> judge(Set<StoredSet> held, StoredChange change, Predicate<StoredSet> isPoisonous) {
        StoredSet set = change.set();
        Optional<StoredSet> same = held.stream().filter(set::isSame).findFirst();
        if (!ACTIONS.contains(change.action())) {
            throw ApiError.invalidInput("Invalid action: " + change.action());
        }
        if (!set.name().equals(name) && !set.name().endsWith("." + name)) {
            return Optional.of("RRSet with DNS name " + set.name() + " is not permitted in zone " + name);
        }
        if (fenceless && set.type().equals("TXT")) {
            return Optional.empty();
        }
        if (change.action().equals("DELETE")) {
            if (same.isEmpty()) {
                return Optional.of("Tried to delete resource record set " + set.text() + " but it was not found");
            }
            return same.get().equals(set)
                    ? Optional.empty()
                    : Optional.of("Tried to delete resource record set " + set.text()
                            + " but the values provided do not match the current values");
        }
        if (change.action().equals("CREATE") && same.isPresent()) {
            return Optional.of("Tried to create resource record set " + set.text() + " but it already exists");
        }
        if (isPoisonous.test(set)) {
            return Optional.of("Invalid Resource Record: '" + set.text() + "'");
        }
        return invalid(set).or(() -> conflict(held, set));
    }

    private Optional<String> invalid(StoredSet set) {
        if (set.values().isEmpty() == set.alias().isEmpty()) {
            return Optional.of("Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords]]");
        }
        if (set.alias().isEmpty() == set.ttl().isEmpty()) {
            return Optional.of("Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords]]");
        }
        if (set.weight().isPresent() != set.setIdentifier().isPresent()) {
            return Optional.of("a weighted record set needs a weight and a set identifier: " + set.text());
        }
        if (set.weight().filter(weight -> weight < 0 || weight > 255).isPresent()) {
            return Optional.of("Weight must be from 0 to 255: " + set.text());
        }
        if (set.setIdentifier().filter(id -> id.isEmpty() || id.length() > 128).isPresent()) {
            return Optional.of("SetIdentifier must have 1 to 128 characters: " + set.text());
        }
        if (set.weight().isPresent() && set.values().size() > 1) {
            return Optional.of("a weighted record set holds one ResourceRecord: " + set.text());
        }
        if (set.type().equals("CNAME") && set.name().equals(name)) {
            return Optional.of(
                    "RRSet of type CNAME with DNS name " + set.name() + " is not permitted at apex in zone " + name);
        }
        for (String value : set.values()) {
            boolean good = switch (set.type()) {
                case "A" -> IPV4.matcher(value).matches();
                case "AAAA" -> value.contains(":");
                case "TXT" -> QUOTED.matcher(value).matches();
                default -> !value.isBlank();
            };
            if (!good) {
                return Optional.of(
                        "Invalid Resource Record: 'FATAL problem: invalid value encountered with '" + value + "''");
            }
        }
        return Optional.empty();
    }

    private Optional<String> conflict(Set<StoredSet> held, StoredSet set) {
        List<StoredSet> beside = held.stream()
                .filter(other -> other.name().equals(set.name()) && !other.isSame(set))
                .toList();
        boolean cname = set.type().equals("CNAME");
        for (StoredSet other : beside) {
            boolean sameType = other.type().equals(set.type());
            if (!sameType && (cname || other.type().equals("CNAME"))) {
                return Optional.of("RRSet of type " + set.type() + " with DNS name " + set.name()
                        + " is not permitted because a conflicting RRSet of type " + other.type()
                        + " with the same DNS name already exists in zone " + name);
            }
            if (sameType
                    && (other.setIdentifier().isEmpty() || set.setIdentifier().isEmpty())) {
                return Optional.of("RRSet with DNS name " + set.name() + ", type " + set.type()
                        + " cannot be created as other RRSets exist with the same name and type.");
            }
        }
        long weighted =
                beside.stream().filter(other -> other.type().equals(set.type())).count();
        return weighted >= 100
                ? Optional.of("at most 100 weighted record sets of the same name and type: " + set.text())
                : Optional.empty();
    }

    private static void make(Set<StoredSet> held, StoredChange change) {
        held.removeIf(change.set()::isSame);
        if (!change.action().equals("DELETE")) {
            held.add(change.set());
        }
    }
}
