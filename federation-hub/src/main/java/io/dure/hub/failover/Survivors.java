package io.dure.hub.failover;

import io.dure.gslb.evidence.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the sites do that answer in the place of one: what was last measured, and what it means for a drill. */
final class Survivors {
    /** Measurements come every second; for so long none may be missing. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Members members;
    private final Map<String, Measured> measured = new HashMap<>();

    private record Measured(SurvivorReading reading, Instant at) {}

    Survivors(Members members) {
        this.members = members;
    }

    void measured(Map<String, SurvivorReading> readings, Instant now) {
        readings.forEach((site, reading) -> measured.put(site, new Measured(reading, now)));
    }

    /** The sites that are answered besides this one. */
    List<Member> without(String site) {
        return members.all().stream()
                .filter(member -> !member.site().equals(site) && member.isAnswered())
                .toList();
    }

    Optional<SurvivorReading> reading(String site, Instant now) {
        return Optional.ofNullable(measured.get(site))
                .filter(held -> Duration.between(held.at(), now).compareTo(FRESH) <= 0)
                .map(Measured::reading);
    }

    /** What speaks against a drill, or against its going on. */
    Optional<Objection> objection(List<Member> survivors, DrillPlan plan, Instant now) {
        for (Member member : survivors) {
            Optional<Objection> against = objectionOf(member, plan, now);
            if (against.isPresent()) {
                return against;
            }
        }
        return Optional.empty();
    }

    private Optional<Objection> objectionOf(Member member, DrillPlan plan, Instant now) {
        if (member.isOut() || members.verdict(member) == Verdict.DOWN) {
            return objection(Drill.Reason.SURVIVOR_DOWN, member.site() + " is out, or down by quorum");
        }
        Optional<SurvivorReading> reading = reading(member.site(), now);
        if (reading.isEmpty()) {
            return objection(
                    Drill.Reason.NOT_MEASURED,
                    "no measurement of " + member.site() + " within " + FRESH.toSeconds() + " s");
        }
        Optional<SurvivorReading> judged = reading.filter(SurvivorReading::isJudged);
        Optional<Double> errors = judged.flatMap(SurvivorReading::errorRate).filter(rate -> rate > plan.errorRate());
        if (errors.isPresent()) {
            return objection(
                    Drill.Reason.ERROR_RATE,
                    String.format(
                            Locale.ROOT,
                            "%s failed %.2f %% of its transactions, more than the limit of %.2f %%",
                            member.site(),
                            errors.get() * 100,
                            plan.errorRate() * 100));
        }
        return judged.flatMap(SurvivorReading::p95)
                .filter(p95 -> p95.compareTo(plan.p95()) > 0)
                .flatMap(p95 -> objection(
                        Drill.Reason.P95,
                        "p95 of " + member.site() + " was " + p95.toMillis() + " ms, the limit is "
                                + plan.p95().toMillis() + " ms"));
    }

    private static Optional<Objection> objection(Drill.Reason reason, String detail) {
        return Optional.of(new Objection(reason, detail));
    }

    record Objection(Drill.Reason reason, String detail) {}
}
