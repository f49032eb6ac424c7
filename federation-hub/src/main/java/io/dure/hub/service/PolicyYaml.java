package io.dure.hub.service;

import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Subnet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The document's form of a policy. */
final class PolicyYaml {
    private static final int MOST_SUBNETS = 1_000;
    private static final int MOST_SITES = 64;
    private static final Scalar<String> KIND = Scalar.oneOf("weighted", "active-active", "active-standby", "by-subnet");
    private static final Scalar<Subnet> SUBNET =
            new Scalar<>("a block of addresses without bits beyond its prefix, as 10.20.0.0/16", Subnet::parse);

    private PolicyYaml() {}

    static Optional<Policy> read(Keys keys) {
        Optional<Policy> policy = keys.required("kind", KIND).flatMap(kind -> switch (kind) {
            case "active-active" -> Optional.of(new Policy.ActiveActive());
            case "active-standby" -> standby(keys);
            case "by-subnet" -> bySubnet(keys);
            default -> Optional.of(new Policy.Weighted());
        });
        keys.end();
        return policy;
    }

    private static Optional<Policy> standby(Keys keys) {
        keys.require("order", "a list of sites");
        List<String> order = keys.list("order", MOST_SITES, Scalar.TEXT);
        return keys.build(() -> new Policy.ActiveStandby(order));
    }

    private static Optional<Policy> bySubnet(Keys keys) {
        Map<String, List<Subnet>> preferred = new TreeMap<>();
        keys.requiredMapping("subnets").ifPresent(sites -> {
            sites.names().forEach(site -> preferred.put(site, sites.list(site, MOST_SUBNETS, SUBNET)));
            sites.end();
        });
        return keys.build(() -> new Policy.BySubnet(preferred));
    }

    static Map<String, Object> tree(Policy policy) {
        Map<String, Object> tree = new LinkedHashMap<>();
        switch (policy) {
            case Policy.Weighted weighted -> tree.put("kind", "weighted");
            case Policy.ActiveActive all -> tree.put("kind", "active-active");
            case Policy.ActiveStandby(List<String> order) -> {
                tree.put("kind", "active-standby");
                tree.put("order", order);
            }
            case Policy.BySubnet(Map<String, List<Subnet>> preferred) -> {
                tree.put("kind", "by-subnet");
                Map<String, Object> subnets = new LinkedHashMap<>();
                new TreeMap<>(preferred)
                        .forEach((site, blocks) -> subnets.put(
                                site, blocks.stream().map(Subnet::toString).toList()));
                tree.put("subnets", subnets);
            }
        }
        return tree;
    }
}
