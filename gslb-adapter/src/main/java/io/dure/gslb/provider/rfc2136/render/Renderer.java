package io.dure.gslb.provider.rfc2136.render;

import static io.dure.gslb.provider.ApplyResult.Refused.MALFORMED_PLAN;
import static io.dure.gslb.provider.ApplyResult.Refused.POLICY_NOT_SUPPORTED;
import static io.dure.gslb.provider.ApplyResult.Refused.REJECTED;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.ServiceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns plans into the records of one zone. */
public final class Renderer {
    private final String zone;
    private final Weighting weighting;

    public Renderer(String zone, Weighting weighting) {
        this.zone = DnsName.required(zone, "the zone");
        this.weighting = weighting;
    }

    /** Lower case, without a trailing dot. */
    public String zone() {
        return zone;
    }

    public Rendering render(Plan plan) {
        Optional<Rendering.Refused> refusal = refusal(plan.serviceName());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (plan.policy() instanceof Policy.BySubnet && !weighting.isLink()) {
            return new Rendering.Refused(
                    POLICY_NOT_SUPPORTED,
                    "the servers of " + zone + " cannot tell clients by their subnets; an alias or a delegation to our"
                            + " nameservers can");
        }
        return switch (weighting) {
            case Weighting.Alias alias -> alias(plan, alias);
            case Weighting.Delegation delegation -> delegation(plan, delegation);
            case Weighting.Addresses addresses -> addresses(plan, addresses);
            case Weighting.Rotation(Duration turn) -> rotation(plan, turn);
            case Weighting.Lua() -> lua(plan);
        };
    }

    /** Why the zone cannot carry a service of this name, whatever its plan. */
    public Optional<Rendering.Refused> refusal(ServiceName service) {
        String name = service.name();
        if (!DnsName.isName(name) || !DnsName.isName(TokenRecord.owner(service, zone))) {
            return refused(
                    MALFORMED_PLAN,
                    "neither " + name
                            + " nor the name of its token may have labels of more than 63 letters, digits, - and _");
        }
        boolean apex = name.equals(zone);
        if (!apex && !DnsName.isBelow(name, zone)) {
            return refused(REJECTED, name + " is not in the zone " + zone);
        }
        if (apex && weighting.isLink()) {
            return refused(
                    POLICY_NOT_SUPPORTED,
                    "at the apex of " + zone + " there can be neither a CNAME nor a delegation (RFC 1912 section 2.4)");
        }
        return Optional.empty();
    }

    private static Optional<Rendering.Refused> refused(String code, String message) {
        return Optional.of(new Rendering.Refused(code, message));
    }

    private static Rendering alias(Plan plan, Weighting.Alias alias) {
        String target = plan.service() + "." + alias.zone();
        if (!DnsName.isLabel(plan.service()) || !DnsName.isName(target)) {
            return new Rendering.Refused(MALFORMED_PLAN, target + " is not a name that a CNAME could point at");
        }
        if (target.equals(plan.name())) {
            return new Rendering.Refused(MALFORMED_PLAN, "the CNAME of " + target + " would point at itself");
        }
        return Rendering.Records.always(Set.of(new ZoneRecord(plan.name(), "CNAME", target, alias.ttl())));
    }

    private static Rendering delegation(Plan plan, Weighting.Delegation delegation) {
        Set<ZoneRecord> records = new TreeSet<>();
        for (Weighting.Host host : delegation.hosts()) {
            boolean glue = !host.addresses().isEmpty();
            String name = glue ? host.name() + "." + plan.name() : host.name();
            if (!DnsName.isName(name) || (!glue && (name.equals(plan.name()) || DnsName.isBelow(name, plan.name())))) {
                return new Rendering.Refused(
                        MALFORMED_PLAN, "nobody could find the nameserver " + name + " of " + plan.name());
            }
            records.add(new ZoneRecord(plan.name(), "NS", name, delegation.ttl()));
            host.addresses()
                    .forEach(address ->
                            records.add(new ZoneRecord(name, Shares.type(address), address, delegation.ttl())));
        }
        return Rendering.Records.always(records);
    }

    private static Rendering addresses(Plan plan, Weighting.Addresses limits) {
        boolean asConfigured = Shares.areAsConfigured(plan);
        Set<ZoneRecord> records = new TreeSet<>();
        for (String family : Shares.FAMILIES) {
            List<Share> shares = Shares.of(plan, family);
            if (shares.isEmpty()) {
                continue;
            }
            AddressRatio.Found found = AddressRatio.closest(shares, limits.most(), asConfigured);
            if (asConfigured && (found.leavesOut() || found.off() > limits.tolerance())) {
                return new Rendering.Refused(
                        POLICY_NOT_SUPPORTED,
                        "at most " + limits.most() + " addresses of the sites' come " + found.off()
                                + " points near the weights, " + limits.tolerance() + " are allowed: " + shares);
            }
            for (int i = 0; i < shares.size(); i++) {
                shares.get(i).addresses().stream()
                        .limit(found.counts().get(i))
                        .forEach(address -> records.add(address(plan, family, address)));
            }
        }
        return Rendering.Records.always(records);
    }

    private static Rendering rotation(Plan plan, Duration turn) {
        List<Share> shares = Shares.of(plan);
        List<Set<ZoneRecord>> phases = new ArrayList<>();
        for (int site : Turns.of(shares.stream().map(Share::weight).toList())) {
            Set<ZoneRecord> phase = new TreeSet<>();
            shares.get(site).addresses().forEach(address -> phase.add(address(plan, Shares.type(address), address)));
            phases.add(phase);
        }
        return new Rendering.Records(phases, turn);
    }

    private static Rendering lua(Plan plan) {
        Set<ZoneRecord> records = new TreeSet<>();
        for (String family : Shares.FAMILIES) {
            List<Share> shares = Shares.of(plan, family);
            if (!shares.isEmpty()) {
                records.add(
                        new ZoneRecord(plan.name(), ZoneRecord.LUA, family + " " + LuaCode.draw(shares), plan.ttl()));
            }
        }
        return Rendering.Records.always(records);
    }

    private static ZoneRecord address(Plan plan, String type, String address) {
        return new ZoneRecord(plan.name(), type, address, plan.ttl());
    }
}
