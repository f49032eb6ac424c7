package io.dure.bench.fencing;

import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.Quorum;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.hub.failover.Act;
import io.dure.hub.failover.Drift;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.Planner;
import io.dure.hub.failover.ServiceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The leader's machine of a portal on two sites that is bound to one provider, everything up, weights shifted all the time. */
final class Steered {
    static final String ZONE = "egov.test";
    static final String PROVIDER = "zone";
    private static final Set<String> DOMAINS = Set.of("private", "public", "third");
    private static final List<Endpoint> PRIVATE =
            List.of(new Endpoint("192.0.2.1", 8000), new Endpoint("192.0.2.2", 8000));
    private static final List<Endpoint> PUBLIC =
            List.of(new Endpoint("198.51.100.1", 8000), new Endpoint("198.51.100.2", 8000));
    private static final int WEIGHTS = 200;

    private Steered() {}

    static FailoverMachine machine(Planner planner, Instant now) {
        ServiceDefinition plain = ServiceDefinition.weighted(
                "portal",
                "portal." + ZONE,
                Duration.ofSeconds(5),
                Mode.AUTOMATIC,
                DOMAINS,
                new Check("/health", "portal." + ZONE, 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                List.of(
                        new MemberDefinition("private", 30, 1, PRIVATE),
                        new MemberDefinition("public", 70, 1, PUBLIC)));
        return FailoverMachine.fresh(
                plain.boundTo(List.of(PROVIDER), Drift.REPAIR), FailoverSettings.defaults(), planner, now);
    }

    /** Every vantage point sees everything up. */
    static void look(FailoverMachine machine, Instant now) {
        Map<Endpoint, EndpointEvidence> seen = new HashMap<>();
        for (List<Endpoint> site : List.of(PRIVATE, PUBLIC)) {
            site.forEach(endpoint ->
                    seen.put(endpoint, new EndpointEvidence(endpoint, Verdict.UP, 9, now.minusSeconds(30), "")));
        }
        EvidenceBoard board = EvidenceBoard.empty();
        for (String domain : DOMAINS) {
            board = board.receive(new Evidence(domain, domain, 1, 1, now, false, seen, List.of()), now);
        }
        machine.look(Quorum.judge(machine.plan(), board, now, Duration.ofSeconds(4)), now);
    }

    /** The next of ever different weights. */
    static Act.SetWeights shift(int number) {
        int weight = 1 + Math.floorMod(number, WEIGHTS);
        return new Act.SetWeights(
                "bench", "shift", Map.of("private", weight, "public", WEIGHTS - weight + 1), Optional.empty());
    }
}
