package io.dure.hub.failover;

import io.dure.gslb.evidence.EndpointJudgement;
import io.dure.gslb.evidence.MemberJudgement;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Division;
import io.dure.gslb.plan.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Holds planned acts against the service's guardrails, and remembers how far those of late moved the answers. */
final class PlannedShifts {
    private static final int MOST_REMEMBERED = 500;
    /** What floating-point sums may be off by. */
    private static final double SLACK = 1e-6;

    private Guardrails guardrails;
    private Policy policy;
    private final Members members;
    private final Rules rules;
    private final int rampSteps;
    private final List<Shift> late;

    PlannedShifts(ServiceDefinition service, List<Shift> late, Members members, Rules rules, int rampSteps) {
        this.guardrails = service.guardrails();
        this.policy = service.policy();
        this.members = members;
        this.rules = rules;
        this.rampSteps = rampSteps;
        this.late = new ArrayList<>(late);
    }

    /** From now on by these guardrails and this policy. */
    void redefine(ServiceDefinition service) {
        guardrails = service.guardrails();
        policy = service.policy();
    }

    /** Setting these configured weights. */
    Outlook weights(Map<String, Integer> configured) {
        Map<String, Division.Fit> after = new TreeMap<>();
        for (Member member : members.all()) {
            answer(
                    member,
                    configured.getOrDefault(member.site(), member.definition().weight()),
                    after);
        }
        return unlessFromTheDead(after, policy);
    }

    /** Another definition: members that go, stay and come, and how its policy divides the answers among them. */
    Outlook redefined(ServiceDefinition next) {
        Map<String, Division.Fit> after = new TreeMap<>();
        for (MemberDefinition wanted : next.members()) {
            int weight = members.at(wanted.site())
                    .map(member -> member.answered(wanted.weight(), rampSteps))
                    .orElse(wanted.weight());
            if (weight > 0) {
                after.put(wanted.site(), new Division.Fit(wanted.site(), weight, wanted.weight()));
            }
        }
        return unlessFromTheDead(after, next.policy());
    }

    private Outlook unlessFromTheDead(Map<String, Division.Fit> after, Policy dividing) {
        Outlook outlook = outlook(after, dividing, false);
        boolean fromTheDead = outlook.points().entrySet().stream()
                .filter(point -> point.getValue() < 0)
                .allMatch(point -> isDown(point.getKey()));
        return fromTheDead && !outlook.points().isEmpty() ? outlook(after, dividing, true) : outlook;
    }

    /** Taking the member out, or holding it out. */
    Outlook without(Member member) {
        Map<String, Division.Fit> after = answered();
        after.remove(member.site());
        return outlook(after, member.isOut() || member.hasUnlatched() || isDown(member.site()));
    }

    /** Putting the member back with its full weight. */
    Outlook with(Member member) {
        Map<String, Division.Fit> after = answered();
        int weight = member.definition().weight();
        if (weight > 0) {
            after.put(member.site(), new Division.Fit(member.site(), weight, weight));
        }
        return outlook(after, !members.canSpare(member));
    }

    private Outlook outlook(Map<String, Division.Fit> after, boolean emergency) {
        return outlook(after, policy, emergency);
    }

    private Outlook outlook(Map<String, Division.Fit> after, Policy dividing, boolean emergency) {
        Map<String, Division.Fit> before = answered();
        return new Outlook(
                Shares.of(policy, before.values()).pointsTo(Shares.of(dividing, after.values())),
                healthy(before.keySet()),
                healthy(after.keySet()),
                endpoints(),
                emergency);
    }

    private boolean isDown(String site) {
        return members.at(site)
                .filter(member -> members.verdict(member) == Verdict.DOWN)
                .isPresent();
    }

    private Map<String, Division.Fit> answered() {
        Map<String, Division.Fit> answered = new TreeMap<>();
        members.all().forEach(member -> answer(member, member.definition().weight(), answered));
        return answered;
    }

    private void answer(Member member, int configured, Map<String, Division.Fit> answered) {
        int weight = member.answered(configured, rampSteps);
        if (weight > 0) {
            answered.put(member.site(), new Division.Fit(member.site(), weight, configured));
        }
    }

    private int endpoints() {
        return members.all().stream()
                .mapToInt(member -> member.definition().endpoints().size())
                .sum();
    }

    private int healthy(Set<String> answered) {
        return members.judgement()
                .map(judgement -> judgement.members().stream()
                        .filter(member -> answered.contains(member.site()))
                        .mapToInt(PlannedShifts::up)
                        .sum())
                .orElse(0);
    }

    private static int up(MemberJudgement member) {
        int up = 0;
        for (EndpointJudgement endpoint : member.endpoints()) {
            up += endpoint.verdict() == Verdict.UP ? 1 : 0;
        }
        return up;
    }

    /** Why a planned act is refused now. */
    Optional<ActResult.Refused> check(Outlook outlook, Instant now) {
        return window(now).or(() -> capacity(outlook)).or(() -> change(outlook, now));
    }

    /** Why it would be refused at any time. */
    Optional<ActResult.Refused> capacity(Outlook outlook) {
        int least = guardrails.minimumHealthyPercent();
        boolean enough = outlook.healthyAfter() * 100L >= (long) least * outlook.endpoints();
        if (enough || outlook.healthyAfter() >= outlook.healthyBefore()) {
            return Optional.empty();
        }
        return refuse(
                ActResult.Code.MINIMUM_CAPACITY,
                "guardrail minimum-healthy-percent: " + outlook.healthyAfter() + " of " + outlook.endpoints()
                        + " endpoints would be up and answered; at least " + least + " % must be");
    }

    private Optional<ActResult.Refused> window(Instant now) {
        return guardrails
                .window()
                .filter(window -> !window.isOpen(rules.wall(now)))
                .flatMap(window -> refuse(
                        ActResult.Code.OUTSIDE_WINDOW,
                        "guardrail window: planned acts are allowed from " + window.from() + " to " + window.to() + " ("
                                + window.zone() + ") of the window's days only"));
    }

    private Optional<ActResult.Refused> change(Outlook outlook, Instant now) {
        return guardrails
                .largestChange()
                .flatMap(most -> outlook.points().entrySet().stream()
                        .filter(point -> isTooFar(point.getKey(), point.getValue(), most, now))
                        .max(Comparator.comparingDouble(point -> Math.abs(point.getValue())))
                        .flatMap(point -> refuse(
                                ActResult.Code.LARGEST_CHANGE,
                                tooFar(point.getKey(), moved(point.getKey(), most, now) + point.getValue(), most))));
    }

    private boolean isTooFar(String site, double points, Guardrails.LargestChange most, Instant now) {
        double before = moved(site, most, now);
        double after = Math.abs(before + points);
        // What leads back to where it stood is never too far.
        return after > most.points() + SLACK && after > Math.abs(before) + SLACK;
    }

    private static String tooFar(String site, double points, Guardrails.LargestChange most) {
        return String.format(
                Locale.ROOT,
                "guardrail largest-change: the share of %s would move by %.1f points within %s; at most %d are allowed,"
                        + " so go there by smaller steps",
                site,
                points,
                text(most.within()),
                most.points());
    }

    private static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private double moved(String site, Guardrails.LargestChange most, Instant now) {
        Instant from = now.minus(most.within());
        double sum = 0;
        for (Shift shift : late) {
            sum += shift.at().isAfter(from) ? shift.points().getOrDefault(site, 0.0) : 0;
        }
        return sum;
    }

    boolean isForTwo() {
        return guardrails.twoPeople();
    }

    /** A planned act was carried out. */
    void done(Outlook outlook, Instant now) {
        Optional<Guardrails.LargestChange> most = guardrails.largestChange();
        if (most.isPresent() && !outlook.points().isEmpty()) {
            Instant from = now.minus(most.get().within());
            late.removeIf(shift -> !shift.at().isAfter(from));
            late.add(new Shift(now, outlook.points()));
            if (late.size() > MOST_REMEMBERED) {
                Shift first = late.removeFirst();
                late.set(0, late.getFirst().after(first));
            }
        }
    }

    List<Shift> late() {
        return List.copyOf(late);
    }

    private static Optional<ActResult.Refused> refuse(ActResult.Code code, String message) {
        return Optional.of(new ActResult.Refused(code, message));
    }
}
