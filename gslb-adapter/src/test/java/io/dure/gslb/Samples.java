package io.dure.gslb;

import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A portal on two sites, and what vantage points say of it. */
public final class Samples {
    public static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_000L);
    public static final Duration STALE_AFTER = Duration.ofSeconds(4);
    public static final Endpoint PRIVATE_1 = new Endpoint("127.0.1.21", 8000);
    public static final Endpoint PRIVATE_2 = new Endpoint("127.0.1.22", 8000);
    public static final Endpoint PUBLIC_1 = new Endpoint("127.0.2.21", 8000);
    public static final Endpoint PUBLIC_2 = new Endpoint("127.0.2.22", 8000);
    public static final Check CHECK =
            new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3);

    private Samples() {}

    public static Plan plan(Token token) {
        return plan(token, Mode.AUTOMATIC, Optional.empty(), serving("private", 30), serving("public", 70));
    }

    public static Plan plan(Token token, Mode mode, Optional<Instant> frozenUntil, MemberPlan... members) {
        return new Plan(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                token,
                List.of(members),
                CHECK,
                Set.of("private", "public", "third"),
                mode,
                frozenUntil);
    }

    /** The same under another policy. */
    public static Plan by(Policy policy, Plan plan) {
        return new Plan(
                plan.service(),
                plan.name(),
                plan.ttl(),
                plan.token(),
                plan.members(),
                plan.check(),
                plan.domains(),
                plan.mode(),
                plan.frozenUntil(),
                policy);
    }

    public static MemberPlan serving(String site, int weight) {
        return new MemberPlan(site, endpoints(site), 1, weight, weight, 0, false);
    }

    public static MemberPlan member(String site, int configured, int weight, long evacuations, boolean evacuated) {
        return new MemberPlan(site, endpoints(site), 1, configured, weight, evacuations, evacuated);
    }

    private static List<Endpoint> endpoints(String site) {
        return site.equals("private") ? List.of(PRIVATE_1, PRIVATE_2) : List.of(PUBLIC_1, PUBLIC_2);
    }

    /** What one vantage point says, all endpoints being up but those given. */
    public static Evidence says(String vantagePoint, String domain, Verdict of, Endpoint... endpoints) {
        Map<Endpoint, EndpointEvidence> seen = new HashMap<>();
        for (Endpoint endpoint : List.of(PRIVATE_1, PRIVATE_2, PUBLIC_1, PUBLIC_2)) {
            seen.put(endpoint, new EndpointEvidence(endpoint, Verdict.UP, 3, NOW.minusSeconds(30), ""));
        }
        for (Endpoint endpoint : endpoints) {
            seen.put(endpoint, new EndpointEvidence(endpoint, of, 2, NOW.minusSeconds(3), "timeout"));
        }
        return new Evidence(vantagePoint, domain, 1, 1, NOW, false, seen, List.of());
    }

    public static Evidence blind(Evidence evidence) {
        return new Evidence(
                evidence.vantagePoint(),
                evidence.domain(),
                evidence.incarnation(),
                evidence.sequence(),
                evidence.time(),
                true,
                evidence.endpoints(),
                evidence.nameservers());
    }

    public static EvidenceBoard board(Evidence... all) {
        EvidenceBoard board = EvidenceBoard.empty();
        for (Evidence evidence : all) {
            board = board.receive(evidence, NOW);
        }
        return board;
    }

    /** The board on which the private site is down for the public and the third domain. */
    public static EvidenceBoard privateDown() {
        return board(
                says("private-1", "private", Verdict.UP),
                says("public-1", "public", Verdict.DOWN, PRIVATE_1, PRIVATE_2),
                says("witness-1", "third", Verdict.DOWN, PRIVATE_1, PRIVATE_2));
    }

    public static EvidenceBoard allDown() {
        return board(
                says("public-1", "public", Verdict.DOWN, PRIVATE_1, PRIVATE_2, PUBLIC_1, PUBLIC_2),
                says("witness-1", "third", Verdict.DOWN, PRIVATE_1, PRIVATE_2, PUBLIC_1, PUBLIC_2));
    }

    public static EvidenceBoard publicDown() {
        return board(
                says("private-1", "private", Verdict.DOWN, PUBLIC_1, PUBLIC_2),
                says("witness-1", "third", Verdict.DOWN, PUBLIC_1, PUBLIC_2));
    }

    public static EvidenceBoard allUp() {
        return board(
                says("private-1", "private", Verdict.UP),
                says("public-1", "public", Verdict.UP),
                says("witness-1", "third", Verdict.UP));
    }
}
