package io.dure.gslb.provider.route53.records;

import io.dure.gslb.provider.HeldRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A record set of Route 53, in what the product sets of it.
 *
 * @param ttl empty: of an alias, whose target has one
 * @param values in presentation form; none of an alias
 * @param check the health check that takes the set out; empty: it is always taken for healthy
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html">ResourceRecordSet</a>
 */
public record RecordSet(
        RecordKey key,
        OptionalInt weight,
        Optional<Duration> ttl,
        List<String> values,
        Optional<Alias> alias,
        Optional<HealthCheckSpec> check) {
    public RecordSet {
        values = List.copyOf(values);
        if (values.isEmpty() == alias.isEmpty()) {
            throw new IllegalArgumentException("a record set has either values or an alias: " + key);
        }
    }

    /** As operators and drift detection see it: a line for each value, with the health check behind it. */
    public List<HeldRecord> lines() {
        String suffix = check.map(spec -> " check=" + spec.text()).orElse("");
        Duration told = ttl.orElse(Duration.ZERO);
        return alias.map(Alias::text).map(List::of).orElse(values).stream()
                .map(data -> new HeldRecord(key.owner(), key.type(), data + suffix, told, weight, key.setIdentifier()))
                .toList();
    }

    public RecordSet withWeight(int drawn) {
        return new RecordSet(key, OptionalInt.of(drawn), ttl, values, alias, check);
    }

    /** Whether answers are ever drawn from it while others of its name and type have weights. */
    public boolean isDrawn() {
        return weight.isEmpty() || weight.getAsInt() > 0;
    }
}
