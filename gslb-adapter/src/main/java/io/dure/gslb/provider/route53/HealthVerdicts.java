package io.dure.gslb.provider.route53;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.provider.ProviderVerdict;
import io.dure.gslb.provider.route53.records.Alias;
import io.dure.gslb.provider.route53.records.RecordKey;
import io.dure.gslb.provider.route53.records.RecordSet;
import io.dure.gslb.provider.route53.records.SetIdentifiers;
import io.dure.gslb.provider.route53.records.WeightedAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** What Route 53's own checkers say of each record set of a service, and whether it is therefore answered. */
final class HealthVerdicts {
    private final CheckStates states;

    HealthVerdicts(CheckStates states) {
        this.states = states;
    }

    List<ProviderVerdict> of(Calls.Errand errand, ServiceName service, HeldZone zone) {
        Map<RecordKey, Said> said = new LinkedHashMap<>();
        for (RecordSet set : zone.sets()) {
            Optional<String> site = set.key().setIdentifier().flatMap(id -> SetIdentifiers.site(service.service(), id));
            if (site.isPresent()) {
                String checkId = Optional.ofNullable(zone.told().get(set.key()))
                        .map(ResourceRecordSet::healthCheckId)
                        .orElse("");
                said.put(set.key(), new Said(site.get(), set, of(errand, set, checkId)));
            }
        }
        return told(said);
    }

    private record Said(String site, RecordSet set, State state) {
        /** Nobody asked is nobody unhealthy: Route 53 takes a set without a check for healthy. */
        boolean isHealthy() {
            return state.verdict() != Verdict.DOWN;
        }
    }

    private record State(Verdict verdict, String detail) {}

    private State of(Calls.Errand errand, RecordSet set, String checkId) {
        if (!checkId.isEmpty()) {
            CheckState state = states.of(errand, checkId);
            return new State(state.verdict(), state.detail());
        }
        return set.alias().filter(Alias::evaluateTargetHealth).isPresent()
                ? new State(Verdict.UNKNOWN, "Route 53 goes by the health of the alias's target, and does not tell it")
                : new State(Verdict.UP, "no health check: always taken for healthy");
    }

    private static List<ProviderVerdict> told(Map<RecordKey, Said> said) {
        Map<String, List<WeightedAnswer.Candidate>> byType = new HashMap<>();
        said.forEach((key, one) -> byType.computeIfAbsent(key.type(), absent -> new ArrayList<>())
                .add(new WeightedAnswer.Candidate(
                        key.toString(), one.set().weight().orElse(0), one.isHealthy())));
        Map<String, Double> shares = new HashMap<>();
        byType.values().forEach(candidates -> shares.putAll(WeightedAnswer.shares(candidates)));
        List<ProviderVerdict> verdicts = new ArrayList<>();
        said.forEach((key, one) -> verdicts.add(new ProviderVerdict(
                one.site(),
                address(one.set()),
                one.state().verdict(),
                one.state().detail() + remark(one, shares.containsKey(key.toString())))));
        return verdicts;
    }

    /** What surprises: answered although it is out, or although it is unhealthy. */
    private static String remark(Said one, boolean answered) {
        if (answered && one.set().weight().orElse(0) == 0) {
            return "; answered although its weight is 0: nobody with a weight is healthy";
        }
        return answered && !one.isHealthy() ? "; answered all the same: nobody is healthy" : "";
    }

    private static String address(RecordSet set) {
        return set.alias().map(Alias::target).orElseGet(() -> set.values().getFirst());
    }
}
