package io.dure.bench.loss;

import io.dure.gslb.evacuation.EvacuationMachine;
import io.dure.gslb.evacuation.HeldService;
import io.dure.gslb.evacuation.Outlook;
import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.ProbeJudge;
import io.dure.gslb.evidence.Quorum;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Rounds of probes of two sites that are up by three vantage points, over lossy paths, judged and acted on by the product's
 * own code. What the vantage points tell each other is lost, too; whoever is not heard keeps what it said before.
 */
final class LossSimulation {
    private static final Endpoint PRIVATE = new Endpoint("127.0.1.21", 8000);
    private static final Endpoint PUBLIC = new Endpoint("127.0.2.21", 8000);
    private static final List<String> DOMAINS = List.of("private", "public", "third");
    private static final Check CHECK =
            new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3);
    private static final Duration STALE_AFTER = Duration.ofSeconds(4);
    private static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);

    private final LossyPath path;
    private final EvacuationMachine machine = new EvacuationMachine();
    private final Map<String, Map<Endpoint, ProbeJudge>> judges = new HashMap<>();
    private final HeldService fresh = HeldService.of(plan());

    /**
     * What happened.
     *
     * @param failed probes
     * @param saidDown rounds in which a single vantage point called an endpoint down
     * @param failovers rounds after which a nameserver took a site out
     */
    record Result(long rounds, long probes, long failed, long saidDown, long failovers) {}

    LossSimulation(double loss, int attempts, long seed) {
        this.path = new LossyPath(loss, attempts, (int) CHECK.timeout().toMillis(), new SplittableRandom(seed));
        for (String domain : DOMAINS) {
            Map<Endpoint, ProbeJudge> own = new HashMap<>();
            for (Endpoint endpoint : List.of(PRIVATE, PUBLIC)) {
                own.put(endpoint, ProbeJudge.start(endpoint, START));
            }
            judges.put(domain, own);
        }
    }

    private static Plan plan() {
        return new Plan(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                Token.claim(1),
                List.of(
                        new MemberPlan("private", List.of(PRIVATE), 1, 50, 50, 0, false),
                        new MemberPlan("public", List.of(PUBLIC), 1, 50, 50, 0, false)),
                CHECK,
                Set.copyOf(DOMAINS),
                Mode.AUTOMATIC,
                Optional.empty());
    }

    Result run(long rounds) {
        long failed = 0;
        long saidDown = 0;
        long failovers = 0;
        EvidenceBoard[] boards = {EvidenceBoard.empty(), EvidenceBoard.empty()};
        for (long round = 1; round <= rounds; round++) {
            Instant now = START.plus(CHECK.interval().multipliedBy(round));
            for (String domain : DOMAINS) {
                Map<Endpoint, EndpointEvidence> seen = new HashMap<>(4);
                for (Map.Entry<Endpoint, ProbeJudge> one : own(domain).entrySet()) {
                    boolean up = path.probe();
                    failed += up ? 0 : 1;
                    one.setValue(
                            up
                                    ? one.getValue().success(CHECK, now)
                                    : one.getValue().failure(CHECK, now, "timeout"));
                    saidDown += one.getValue().verdict() == Verdict.DOWN ? 1 : 0;
                    seen.put(one.getKey(), one.getValue().evidence());
                }
                Evidence evidence = new Evidence(domain, domain, 1, round, now, false, seen, List.of());
                for (int nameserver = 0; nameserver < boards.length; nameserver++) {
                    // Its own evidence a nameserver has anyway.
                    if (domain.equals(DOMAINS.get(nameserver)) || polled()) {
                        boards[nameserver] = boards[nameserver].receive(evidence, now);
                    }
                }
            }
            for (EvidenceBoard board : boards) {
                Outlook outlook =
                        machine.look(fresh, Quorum.judge(fresh.plan(), board, now, STALE_AFTER), Moment.of(now));
                failovers += outlook.changes().isEmpty() ? 0 : 1;
            }
        }
        return new Result(rounds, rounds * DOMAINS.size() * 2, failed, saidDown, failovers);
    }

    /** By either of the two polls of a round: question and answer. */
    private boolean polled() {
        boolean heard = false;
        for (int poll = 0; poll < 2; poll++) {
            heard |= path.arrive(2);
        }
        return heard;
    }

    private Map<Endpoint, ProbeJudge> own(String domain) {
        Map<Endpoint, ProbeJudge> own = judges.get(domain);
        if (own == null) {
            throw new IllegalArgumentException("no vantage point in " + domain);
        }
        return own;
    }
}
