package io.dure.gslb.provider.route53.records;

import java.util.Optional;

/**
 * What makes a record set itself within a zone: two that agree in all of it are one.
 *
 * @param owner absolute name without the trailing dot, lower case
 * @param setIdentifier of weighted and other routed sets
 */
public record RecordKey(String owner, String type, Optional<String> setIdentifier) {
    @Override
    public String toString() {
        return owner + " " + type + setIdentifier.map(id -> " " + id).orElse("");
    }
}
