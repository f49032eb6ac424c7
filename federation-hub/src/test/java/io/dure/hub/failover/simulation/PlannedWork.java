package io.dure.hub.failover.simulation;

import io.dure.gslb.evidence.EndpointJudgement;
import io.dure.gslb.evidence.MemberJudgement;
import io.dure.gslb.evidence.Verdict;
import io.dure.hub.failover.Act;
import io.dure.hub.failover.ActResult;
import io.dure.hub.failover.DrillPlan;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.Guardrails;
import io.dure.hub.failover.MemberView;
import io.dure.hub.failover.SurvivorReading;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Guardrails of a run, and what must hold of every act that was done within them; written apart from the rules. */
final class PlannedWork {
    static final DrillPlan DRILL = new DrillPlan(Duration.ofSeconds(5), 0.1, Duration.ofSeconds(1));
    static final Set<String> GUARDRAILS = Set.of("minimum-capacity", "largest-change", "outside-window");

    private static final int ENDPOINTS = 4;
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private PlannedWork() {}

    /** None in every other run. */
    static Guardrails guardrails(SplittableRandom random) {
        if (random.nextBoolean()) {
            return Guardrails.none();
        }
        Set<DayOfWeek> days = random.nextInt(8) == 0 ? Set.of(DayOfWeek.SUNDAY) : Set.of(DayOfWeek.values());
        return new Guardrails(
                random.nextInt(3) * 40,
                random.nextBoolean()
                        ? Optional.of(new Guardrails.LargestChange(random.nextInt(20, 101), WITHIN))
                        : Optional.empty(),
                random.nextBoolean()
                        ? Optional.of(new Guardrails.Window(
                                days, LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59), ZoneOffset.UTC))
                        : Optional.empty(),
                random.nextBoolean());
    }

    /** Mostly well; now and then over a drill's limit. */
    static Map<String, SurvivorReading> readings(SplittableRandom random) {
        Map<String, SurvivorReading> readings = new HashMap<>();
        for (String site : List.of("private", "public")) {
            double errors = random.nextInt(40) == 0 ? 0.5 : 0.01;
            readings.put(site, new SurvivorReading(200, Optional.of(errors), Optional.of(Duration.ofMillis(50))));
        }
        return readings;
    }

    /** What the machine answered, and judged, before an act. */
    record Before(Map<String, Integer> weights, Set<String> down, int healthy) {}

    static Before before(FailoverMachine machine, Instant now) {
        Map<String, Integer> weights = new HashMap<>();
        Set<String> down = new HashSet<>();
        for (MemberView member : machine.view(now).members()) {
            weights.put(member.site(), member.weight());
            boolean isDown = member.judgement()
                    .filter(judged -> judged.verdict() == Verdict.DOWN)
                    .isPresent();
            if (isDown) {
                down.add(member.site());
            }
        }
        return new Before(weights, down, healthy(machine, now));
    }

    private static int healthy(FailoverMachine machine, Instant now) {
        int healthy = 0;
        for (MemberView member : machine.view(now).members()) {
            List<EndpointJudgement> endpoints =
                    member.judgement().map(MemberJudgement::endpoints).orElse(List.of());
            for (EndpointJudgement endpoint : endpoints) {
                healthy += member.weight() > 0 && endpoint.verdict() == Verdict.UP ? 1 : 0;
            }
        }
        return healthy;
    }

    /** An act that was done and took answers from a site that is not down kept to the guardrails. */
    static void check(
            Guardrails guardrails, Act act, ActResult result, Before before, FailoverMachine machine, Instant now) {
        boolean planned = act instanceof Act.SetWeights
                || act instanceof Act.Evacuate
                || act instanceof Act.StartDrill
                || act instanceof Act.Decide;
        if (!planned || !(result instanceof ActResult.Done) || !tookFromTheLiving(before, machine, now)) {
            return;
        }
        if (guardrails.twoPeople() && !(act instanceof Act.Decide)) {
            throw broken("one person did " + act);
        }
        int healthy = healthy(machine, now);
        if (healthy < before.healthy() && healthy * 100 < guardrails.minimumHealthyPercent() * ENDPOINTS) {
            throw broken(healthy + " endpoints are left after " + act);
        }
        if (guardrails.window().filter(window -> !window.isOpen(now)).isPresent()) {
            throw broken("outside the window: " + act);
        }
    }

    private static boolean tookFromTheLiving(Before before, FailoverMachine machine, Instant now) {
        List<MemberView> after = machine.view(now).members();
        long sumBefore =
                before.weights().values().stream().mapToInt(Integer::intValue).sum();
        long sumAfter = after.stream().mapToInt(MemberView::weight).sum();
        for (MemberView member : after) {
            int weight = before.weights().getOrDefault(member.site(), 0);
            boolean loses = member.weight() * Math.max(1, sumBefore) < weight * Math.max(1, sumAfter);
            if (loses && !before.down().contains(member.site())) {
                return true;
            }
        }
        return false;
    }

    private static Invariant.Broken broken(String detail) {
        return new Invariant.Broken(Invariant.PLANNED_WITHIN_GUARDRAILS, detail);
    }
}
