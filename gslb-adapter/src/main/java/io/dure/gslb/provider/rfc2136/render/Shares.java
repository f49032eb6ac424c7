package io.dure.gslb.provider.rfc2136.render;

import io.dure.gslb.plan.Division;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Plan;
import java.util.List;
import java.util.Map;

/** The sites that answer, with what each shall get. */
final class Shares {
    /** The types that carry addresses. */
    static final List<String> FAMILIES = List.of("A", "AAAA");

    private Shares() {}

    /** Of all addresses, as the policy divides them. */
    static List<Share> of(Plan plan) {
        Map<String, Integer> weights = Division.weights(plan);
        return plan.members().stream()
                .filter(member -> weights.containsKey(member.site()))
                .map(member -> new Share(
                        member.site(),
                        weights.getOrDefault(member.site(), 0),
                        member.endpoints().stream()
                                .map(Endpoint::address)
                                .distinct()
                                .toList()))
                .toList();
    }

    /** Of one family, without the sites that have none of it. */
    static List<Share> of(Plan plan, String type) {
        return of(plan).stream()
                .map(share -> new Share(
                        share.site(),
                        share.weight(),
                        share.addresses().stream()
                                .filter(address -> type(address).equals(type))
                                .toList()))
                .filter(share -> !share.addresses().isEmpty())
                .toList();
    }

    /** Whether nothing is evacuated, returning or shifted. */
    static boolean areAsConfigured(Plan plan) {
        return Division.weights(plan).equals(Division.configured(plan));
    }

    static String type(String address) {
        return address.indexOf(':') < 0 ? "A" : "AAAA";
    }
}
