package io.dure.gslb.wire;

import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Subnet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Policies on the wire; by weight is none at all, as in plans from before there were others. */
final class PolicyWire {
    private PolicyWire() {}

    static Optional<io.dure.federation.v1.Policy> toProto(Policy policy) {
        io.dure.federation.v1.Policy.Builder message = io.dure.federation.v1.Policy.newBuilder();
        return switch (policy) {
            case Policy.Weighted weighted -> Optional.empty();
            case Policy.ActiveActive all ->
                Optional.of(message.setActiveActive(io.dure.federation.v1.Policy.ActiveActive.getDefaultInstance())
                        .build());
            case Policy.ActiveStandby(List<String> order) ->
                Optional.of(message.setActiveStandby(io.dure.federation.v1.Policy.ActiveStandby.newBuilder()
                                .addAllOrder(order))
                        .build());
            case Policy.BySubnet(Map<String, List<Subnet>> preferred) ->
                Optional.of(message.setBySubnet(toProto(preferred)).build());
        };
    }

    private static io.dure.federation.v1.Policy.BySubnet toProto(Map<String, List<Subnet>> preferred) {
        io.dure.federation.v1.Policy.BySubnet.Builder message = io.dure.federation.v1.Policy.BySubnet.newBuilder();
        new TreeMap<>(preferred)
                .forEach((site, subnets) -> message.addSites(io.dure.federation.v1.Policy.SiteSubnets.newBuilder()
                        .setSite(site)
                        .addAllSubnets(subnets.stream().map(Subnet::toString).toList())));
        return message.build();
    }

    static Policy fromProto(io.dure.federation.v1.Policy message) {
        return switch (message.getKindCase()) {
            case ACTIVE_ACTIVE -> new Policy.ActiveActive();
            case ACTIVE_STANDBY ->
                new Policy.ActiveStandby(message.getActiveStandby().getOrderList());
            case BY_SUBNET -> {
                Map<String, List<Subnet>> preferred = new LinkedHashMap<>();
                message.getBySubnet()
                        .getSitesList()
                        .forEach(site -> preferred.put(
                                site.getSite(),
                                site.getSubnetsList().stream()
                                        .map(Subnet::parse)
                                        .toList()));
                yield new Policy.BySubnet(preferred);
            }
            case KIND_NOT_SET -> throw new IllegalArgumentException("a plan with an unknown policy");
        };
    }
}
