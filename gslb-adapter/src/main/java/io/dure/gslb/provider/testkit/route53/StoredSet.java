package io.dure.gslb.provider.testkit.route53;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A record set as it is held.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html">ResourceRecordSet</a>
 */
public record StoredSet(
        String name,
        String type,
        Optional<String> setIdentifier,
        Optional<Integer> weight,
        Optional<Long> ttl,
        List<String> values,
        Optional<StoredAlias> alias,
        Optional<String> healthCheckId)
        implements Comparable<StoredSet> {
    /** What an alias answers with. */
    public record StoredAlias(String zoneId, String dnsName, boolean evaluateTargetHealth) {}

    public StoredSet {
        String lower = name.toLowerCase(Locale.ROOT);
        name = lower.endsWith(".") ? lower : lower + ".";
        values = List.copyOf(values);
    }

    /** A plain one, as an operator would have made it by hand. */
    public static StoredSet simple(String name, String type, long ttl, String... values) {
        return new StoredSet(
                name,
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.of(ttl),
                List.of(values),
                Optional.empty(),
                Optional.empty());
    }

    /** A weighted one without a health check. */
    public static StoredSet weighted(String name, String type, String identifier, int weight, String value) {
        return new StoredSet(
                name,
                type,
                Optional.of(identifier),
                Optional.of(weight),
                Optional.of(60L),
                List.of(value),
                Optional.empty(),
                Optional.empty());
    }

    boolean isSame(StoredSet other) {
        return name.equals(other.name) && type.equals(other.type) && setIdentifier.equals(other.setIdentifier);
    }

    /** ListResourceRecordSets, "Sort order": by the name with its labels reversed, then by type. */
    String order() {
        return order(name) + " " + type + " " + setIdentifier.orElse("");
    }

    static String order(String name) {
        List<String> labels = Arrays.asList(name.split("\\.", -1));
        return String.join(".", labels.reversed()) + ".";
    }

    /** As messages name it. */
    String text() {
        return "[name='" + name + "', type='" + type + "'"
                + setIdentifier.map(id -> ", set-identifier='" + id + "'").orElse("") + "]";
    }

    @Override
    public int compareTo(StoredSet other) {
        return order().compareTo(other.order());
    }
}
