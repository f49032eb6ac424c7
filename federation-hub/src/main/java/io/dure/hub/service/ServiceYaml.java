package io.dure.hub.service;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Policy;
import io.dure.hub.failover.Drift;
import io.dure.hub.failover.Guardrails;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The document's form of one service. */
final class ServiceYaml {
    private static final int MOST_MEMBERS = 64;
    private static final int MOST_ENDPOINTS = 1_000;
    private static final int MOST_DOMAINS = 15;
    private static final int MOST_PROVIDERS = 16;
    private static final Scalar<Mode> MODE = Scalar.word(Mode.class);
    private static final Scalar<Drift> DRIFT = Scalar.word(Drift.class);

    private ServiceYaml() {}

    /** Empty, with mistakes, unless all of it is right. */
    static Optional<ServiceDefinition> read(Keys keys, Mistakes mistakes) {
        int before = mistakes.count();
        Optional<String> id = keys.required("id", Scalar.TEXT);
        Optional<String> name = keys.required("name", Scalar.TEXT);
        Optional<Duration> ttl = keys.optional("ttl", Duration.ofSeconds(30), Scalar.DURATION);
        Optional<Mode> mode = keys.optional("mode", Mode.AUTOMATIC, MODE);
        keys.require("domains", "a list of failure domains, an odd number and at least three");
        List<String> domains = keys.list("domains", MOST_DOMAINS, Scalar.TEXT);
        Optional<Check> check =
                keys.requiredMapping("check").flatMap(one -> CheckYaml.read(one, name.orElse("unknown")));
        keys.require("members", "a list of members");
        List<MemberDefinition> members = keys.mappings("members", MOST_MEMBERS).stream()
                .flatMap(member -> member(member).stream())
                .toList();
        Optional<Keys> policyKeys = keys.mapping("policy");
        Optional<Policy> policy =
                keys.has("policy") ? policyKeys.flatMap(PolicyYaml::read) : Optional.<Policy>of(new Policy.Weighted());
        Optional<Keys> guardrailKeys = keys.mapping("guardrails");
        Optional<Guardrails> guardrails =
                keys.has("guardrails") ? guardrailKeys.flatMap(GuardrailsYaml::read) : Optional.of(Guardrails.none());
        List<String> providers = keys.list("providers", MOST_PROVIDERS, Scalar.TEXT);
        Optional<Drift> drift = keys.optional("drift", Drift.REPORT, DRIFT);
        keys.end();
        if (mistakes.count() > before
                || id.isEmpty()
                || name.isEmpty()
                || ttl.isEmpty()
                || mode.isEmpty()
                || check.isEmpty()
                || policy.isEmpty()
                || guardrails.isEmpty()
                || drift.isEmpty()) {
            return Optional.empty();
        }
        if (new HashSet<>(domains).size() < domains.size()) {
            keys.wrong("domains", "names a domain twice");
        }
        ServiceDefinition service = new ServiceDefinition(
                id.get(),
                name.get(),
                ttl.get(),
                mode.get(),
                new HashSet<>(domains),
                check.get(),
                members,
                policy.get(),
                guardrails.get(),
                providers,
                drift.get());
        ServiceRules.judge(service, keys::wrong);
        return mistakes.count() == before ? Optional.of(service) : Optional.empty();
    }

    private static Optional<MemberDefinition> member(Keys keys) {
        Optional<String> site = keys.required("site", Scalar.TEXT);
        Optional<Integer> weight = keys.optional("weight", 0, Scalar.whole(0, MemberDefinition.MAX_WEIGHT));
        Optional<Integer> minimumUp = keys.optional("minimum-up", 1, Scalar.whole(1, MOST_ENDPOINTS));
        keys.require("endpoints", "a list of addresses with their ports");
        List<Endpoint> endpoints = keys.list("endpoints", MOST_ENDPOINTS, Scalar.ENDPOINT);
        keys.end();
        return site.isPresent() && weight.isPresent() && minimumUp.isPresent()
                ? keys.build(() -> new MemberDefinition(site.get(), weight.get(), minimumUp.get(), endpoints))
                : Optional.empty();
    }

    static Map<String, Object> tree(ServiceDefinition service) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", service.id());
        tree.put("name", service.name());
        tree.put("ttl", Scalar.text(service.ttl()));
        tree.put("mode", Scalar.word(service.mode()));
        tree.put("domains", service.domains().stream().sorted().toList());
        tree.put("check", CheckYaml.tree(service.check()));
        tree.put(
                "members",
                service.members().stream().map(ServiceYaml::memberTree).toList());
        tree.put("policy", PolicyYaml.tree(service.policy()));
        tree.put("guardrails", GuardrailsYaml.tree(service.guardrails()));
        tree.put("providers", service.providers());
        tree.put("drift", Scalar.word(service.drift()));
        return tree;
    }

    private static Map<String, Object> memberTree(MemberDefinition member) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("site", member.site());
        tree.put("weight", member.weight());
        tree.put("minimum-up", member.minimumUp());
        tree.put(
                "endpoints", member.endpoints().stream().map(Endpoint::toString).toList());
        return tree;
    }
}
