package io.dure.gslb.provider.route53.records;

import io.dure.gslb.plan.Division;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.provider.ApplyResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The weighted record sets that serve a plan. A member that is out keeps its sets at weight 0, as long as another set of
 * the same type has a weight: were all of them 0, Route 53 would draw from all, so such a type is left out whole.
 */
public final class DesiredRecords {
    /** Weighted sets of one name and type, at most. */
    static final int MOST_SETS = 100;

    private final Plan plan;
    private final Map<String, List<Draft>> byType = new LinkedHashMap<>();

    private DesiredRecords(Plan plan) {
        this.plan = plan;
    }

    public static Desired of(Plan plan, String zoneName, ServiceBinding binding) {
        Optional<Desired.Refused> refusal = refusal(plan, zoneName, binding);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        DesiredRecords records = new DesiredRecords(plan);
        plan.members().forEach(member -> records.draft(member, binding.member(member.site())));
        return records.sets();
    }

    /** One set before its weight is known. */
    private record Draft(MemberPlan member, RecordSet set) {}

    private void draft(MemberPlan member, MemberBinding binding) {
        switch (binding.target()) {
            case Target.Addresses addresses -> {
                for (Endpoint endpoint : member.endpoints()) {
                    draft(
                            member,
                            type(endpoint),
                            endpoint.address(),
                            List.of(endpoint.address()),
                            check(binding, member, Optional.of(endpoint)));
                }
            }
            case Target.Name name ->
                draft(member, "CNAME", "cname", List.of(name.target() + "."), check(binding, member, Optional.empty()));
            case Target.ToAlias alias -> {
                alias(member, "A", alias.alias(), check(binding, member, Optional.empty()));
                if (alias.ipv6()) {
                    alias(member, "AAAA", alias.alias(), check(binding, member, Optional.empty()));
                }
            }
        }
    }

    private void draft(
            MemberPlan member, String type, String what, List<String> values, Optional<HealthCheckSpec> check) {
        RecordSet set = new RecordSet(
                key(member, type, what), OptionalInt.empty(), Optional.of(plan.ttl()), values, Optional.empty(), check);
        byType.computeIfAbsent(type, absent -> new ArrayList<>()).add(new Draft(member, set));
    }

    private void alias(MemberPlan member, String type, Alias alias, Optional<HealthCheckSpec> check) {
        RecordSet set = new RecordSet(
                key(member, type, "alias"),
                OptionalInt.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(alias),
                check);
        byType.computeIfAbsent(type, absent -> new ArrayList<>()).add(new Draft(member, set));
    }

    private RecordKey key(MemberPlan member, String type, String what) {
        return new RecordKey(plan.name(), type, Optional.of(SetIdentifiers.of(plan.service(), member.site(), what)));
    }

    /** The endpoint's own check where one is enough for the member, else the member's. */
    private Optional<HealthCheckSpec> check(MemberBinding binding, MemberPlan member, Optional<Endpoint> endpoint) {
        return switch (binding.check()) {
            case CheckBinding.None none -> Optional.empty();
            case CheckBinding.Referred(String id) -> Optional.of(new HealthCheckSpec.Referred(id));
            case CheckBinding.Calculated calculated ->
                Optional.of(new HealthCheckSpec.Calculated(
                        calculated.ids().stream()
                                .<HealthCheckSpec>map(HealthCheckSpec.Referred::new)
                                .toList(),
                        calculated.healthy(),
                        calculated.inverted()));
            case CheckBinding.FromService(boolean inverted) ->
                Optional.of(endpoint.filter(one -> member.minimumUp() == 1)
                        .map(one -> EndpointChecks.of(plan.check(), one, inverted))
                        .orElseGet(() -> EndpointChecks.of(plan.check(), member, inverted)));
        };
    }

    private Desired sets() {
        List<RecordSet> sets = new ArrayList<>();
        for (Map.Entry<String, List<Draft>> type : byType.entrySet()) {
            if (type.getValue().size() > MOST_SETS) {
                return new Desired.Refused(
                        ApplyResult.Refused.POLICY_NOT_SUPPORTED,
                        "Route 53 takes at most " + MOST_SETS + " weighted record sets of " + plan.name() + " "
                                + type.getKey() + ", the plan needs "
                                + type.getValue().size());
            }
            sets.addAll(weighted(type.getValue()));
        }
        return sets.isEmpty()
                ? new Desired.Refused(
                        ApplyResult.Refused.NEVER_EMPTY, "no record set of " + plan.name() + " has a weight")
                : new Desired.Sets(sets);
    }

    private List<RecordSet> weighted(List<Draft> drafts) {
        Map<String, Integer> sets = new LinkedHashMap<>();
        drafts.forEach(draft -> sets.merge(draft.member().site(), 1, Integer::sum));
        Map<String, Integer> shares = Division.weights(plan);
        List<String> sites = List.copyOf(sets.keySet());
        List<Integer> weights = WeightScale.weights(sites.stream()
                .map(site -> new WeightScale.Share(shares.getOrDefault(site, 0), sets.getOrDefault(site, 1)))
                .toList());
        if (weights.stream().allMatch(weight -> weight == 0)) {
            return List.of();
        }
        return drafts.stream()
                .map(draft -> draft.set()
                        .withWeight(weights.get(sites.indexOf(draft.member().site()))))
                .toList();
    }

    private static Optional<Desired.Refused> refusal(Plan plan, String zoneName, ServiceBinding binding) {
        if (!plan.name().equals(zoneName) && !plan.name().endsWith("." + zoneName)) {
            return refused(ApplyResult.Refused.REJECTED, plan.name() + " does not lie in the zone " + zoneName);
        }
        if (plan.policy() instanceof Policy.BySubnet) {
            return refused(
                    ApplyResult.Refused.POLICY_NOT_SUPPORTED,
                    "Route 53 draws from weighted records or goes by the client's subnet, never both: serve "
                            + plan.service() + " from nameservers of ours, or by another policy");
        }
        long named = plan.members().stream()
                .filter(member -> binding.member(member.site()).target() instanceof Target.Name)
                .count();
        if (named > 0 && named < plan.members().size()) {
            return refused(
                    ApplyResult.Refused.REJECTED,
                    "a name has CNAME records or addresses, never both: bind all members of " + plan.service()
                            + " to names, or none");
        }
        if (named > 0 && plan.name().equals(zoneName)) {
            return refused(
                    ApplyResult.Refused.REJECTED,
                    "the apex " + zoneName + " cannot be a CNAME: bind members to aliases");
        }
        return plan.members().stream()
                .filter(member -> binding.member(member.site()).check() instanceof CheckBinding.FromService)
                .flatMap(member -> EndpointChecks.refusal(plan.check(), member).stream())
                .findFirst();
    }

    private static Optional<Desired.Refused> refused(String code, String message) {
        return Optional.of(new Desired.Refused(code, message));
    }

    private static String type(Endpoint endpoint) {
        return endpoint.address().indexOf(':') < 0 ? "A" : "AAAA";
    }
}
