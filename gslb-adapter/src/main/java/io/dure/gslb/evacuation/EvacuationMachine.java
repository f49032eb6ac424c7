package io.dure.gslb.evacuation;

import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.MemberJudgement;
import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.evidence.Withheld;
import io.dure.gslb.plan.Division;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.time.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * One service at one nameserver: a pure function from what is held and seen to what is held and answered next.
 *
 * <table>
 * <caption>Legal transitions of a member; every other one throws</caption>
 * <tr><th>from</th><th>to</th><th>on</th></tr>
 * <tr><td>ANSWERING</td><td>EVACUATED</td><td>down by quorum; automatic, not frozen, something fit is left</td></tr>
 * <tr><td>ANSWERING</td><td>LATCHED</td><td>a plan that evacuates it</td></tr>
 * <tr><td>EVACUATED</td><td>LATCHED</td><td>a plan that evacuates it</td></tr>
 * <tr><td>EVACUATED</td><td>ANSWERING</td><td>a plan that knows this evacuation and answers the member</td></tr>
 * <tr><td>LATCHED</td><td>ANSWERING</td><td>a plan that knows the evacuation and answers the member</td></tr>
 * <tr><td>LATCHED</td><td>EVACUATED</td><td>a plan that answers the member but knows fewer evacuations</td></tr>
 * </table>
 *
 * <p>A nameserver takes a member out by quorum; only a leader's plan puts it back. When no member that the plan answers
 * is fit, the answers fail open: evacuated members that are up by quorum, else everything as configured. Single endpoints
 * that are down by quorum leave the answer first, except where the service is off or frozen, and never the last one.
 * Among those that are fit the service's policy divides, so that a standby takes over the moment the active member is out.
 */
public final class EvacuationMachine {
    private static final Map<MemberState, Set<MemberState>> LEGAL = Map.of(
            MemberState.ANSWERING, Set.of(MemberState.EVACUATED, MemberState.LATCHED),
            MemberState.EVACUATED, Set.of(MemberState.LATCHED, MemberState.ANSWERING),
            MemberState.LATCHED, Set.of(MemberState.ANSWERING, MemberState.EVACUATED));

    private final NeverEmpty neverEmpty;
    private final Fence fence;

    public EvacuationMachine() {
        this(NeverEmpty.KEPT, Fence.KEPT);
    }

    EvacuationMachine(NeverEmpty neverEmpty, Fence fence) {
        this.neverEmpty = neverEmpty;
        this.fence = fence;
    }

    /**
     * A plan is offered: compare-and-set from {@code expected}, towards higher tokens only.
     *
     * @param held empty before the first plan
     * @param expected the token that must be held; empty: none must be held
     * @param now by the wall clock
     */
    public PlanOutcome offer(Optional<HeldService> held, Optional<Token> expected, Plan next, Instant now) {
        Optional<Token> token = held.map(service -> service.plan().token());
        Optional<PlanOutcome.Refused> refusal = fence.refusal(token, expected, next.token());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return held.map(service -> succeed(service, next, now))
                .orElseGet(() -> new PlanOutcome.Accepted(HeldService.of(next), List.of()));
    }

    /** A plan is offered for a service that was withdrawn, whose token stayed. */
    public PlanOutcome offerAnew(Token withdrawn, Optional<Token> expected, Plan next) {
        return fence.refusal(Optional.of(withdrawn), expected, next.token())
                .<PlanOutcome>map(refused -> refused)
                .orElseGet(() -> new PlanOutcome.Accepted(HeldService.of(next), List.of()));
    }

    /** The service is to be withdrawn, fenced like a plan; empty: it goes, and {@code last} is to stay. */
    public Optional<PlanOutcome.Refused> refuseWithdrawal(Optional<Token> held, Optional<Token> expected, Token last) {
        return fence.refusal(held, expected, last);
    }

    /**
     * Looks at the evidence: takes out what a quorum says is down, and says what to answer. What it notes of an evacuation
     * is by the wall clock.
     */
    public Outlook look(HeldService held, Judgement judgement, Moment now) {
        List<String> down = down(held, judgement);
        if (down.isEmpty()) {
            return new Outlook(held, answers(held, judgement, false, now), Map.of(), List.of());
        }
        Optional<Withheld> withheld = withheld(held, judgement, down, now);
        if (withheld.isPresent()) {
            Map<String, Withheld> reasons = new HashMap<>();
            down.forEach(site -> reasons.put(site, withheld.get()));
            boolean failOpen = withheld.get() == Withheld.NEVER_EMPTY;
            return new Outlook(held, answers(held, judgement, failOpen, now), reasons, List.of());
        }
        List<EvacuationChange> changes = new ArrayList<>();
        Map<String, Evacuation> evacuations = new HashMap<>(held.evacuations());
        for (String site : down) {
            move(site, MemberState.ANSWERING, MemberState.EVACUATED);
            Evacuation evacuation = new Evacuation(
                    site,
                    held.generation(site) + 1,
                    judgement.member(site).failedSince().map(now::toWall).orElse(now.wall()),
                    now.wall());
            evacuations.put(site, evacuation);
            changes.add(new EvacuationChange.TakenOut(evacuation));
        }
        HeldService next = new HeldService(held.plan(), evacuations);
        return new Outlook(next, answers(next, judgement, false, now), Map.of(), changes);
    }

    /**
     * What this nameserver tells the others and the hub.
     *
     * @param answers cumulative answers to the public, by site
     * @param now by this nameserver's wall clock
     */
    public static NameserverStatus status(
            String nameserver, Outlook outlook, Judgement judgement, ToLongFunction<String> answers, Instant now) {
        HeldService held = outlook.held();
        List<MemberStatus> members = new ArrayList<>();
        for (MemberPlan member : held.plan().members()) {
            String site = member.site();
            members.add(new MemberStatus(
                    site,
                    outlook.answers().weight(site),
                    held.generation(site),
                    held.state(site) == MemberState.EVACUATED,
                    judgement.verdict(site),
                    Optional.ofNullable(outlook.withheld().get(site)),
                    answers.applyAsLong(site),
                    outlook.answers().endpoints(site)));
        }
        return new NameserverStatus(
                nameserver,
                held.plan().service(),
                Optional.of(held.plan().token()),
                members,
                outlook.answers().failOpen(),
                now);
    }

    private static List<String> down(HeldService held, Judgement judgement) {
        List<String> down = new ArrayList<>(2);
        for (MemberPlan member : held.plan().members()) {
            if (answers(held, member) && judgement.verdict(member.site()) == Verdict.DOWN) {
                down.add(member.site());
            }
        }
        return down;
    }

    private Optional<Withheld> withheld(HeldService held, Judgement judgement, List<String> down, Moment now) {
        Plan plan = held.plan();
        if (plan.mode() == Mode.OFF) {
            return Optional.of(Withheld.OFF);
        }
        if (plan.mode() == Mode.ON_APPROVAL) {
            return Optional.of(Withheld.APPROVAL);
        }
        if (plan.isFrozen(now.wall())) {
            return Optional.of(Withheld.FROZEN);
        }
        int left = -down.size();
        for (MemberPlan member : plan.members()) {
            left += answers(held, member) || rescues(held, member, judgement) ? 1 : 0;
        }
        return neverEmpty.allows(left) ? Optional.empty() : Optional.of(Withheld.NEVER_EMPTY);
    }

    private AnswerSet answers(HeldService held, Judgement judgement, boolean failOpen, Moment now) {
        Plan plan = held.plan();
        List<Division.Fit> fit = new ArrayList<>(plan.members().size());
        if (!failOpen) {
            for (MemberPlan member : plan.members()) {
                if (answers(held, member)) {
                    fit.add(Division.Fit.of(member));
                }
            }
            if (!fit.isEmpty() || neverEmpty.allows(0)) {
                return divided(plan, fit, judgement, false, now);
            }
            for (MemberPlan member : plan.members()) {
                if (rescues(held, member, judgement)) {
                    fit.add(new Division.Fit(member.site(), member.configuredWeight(), member.configuredWeight()));
                }
            }
        }
        if (fit.isEmpty()) {
            for (MemberPlan member : plan.members()) {
                int weight = Math.max(member.configuredWeight(), member.weight());
                if (weight > 0) {
                    fit.add(new Division.Fit(member.site(), weight, weight));
                }
            }
        }
        return divided(plan, fit, judgement, true, now);
    }

    /** By the policy; in the plan's order. */
    private static AnswerSet divided(
            Plan plan, List<Division.Fit> fit, Judgement judgement, boolean failOpen, Moment now) {
        Map<String, Integer> weights = Division.weights(plan.policy(), fit);
        List<AnsweringMember> members = new ArrayList<>(fit.size());
        for (MemberPlan member : plan.members()) {
            Integer weight = weights.get(member.site());
            if (weight != null) {
                members.add(answering(plan, member, weight, judgement, now));
            }
        }
        return new AnswerSet(members, failOpen);
    }

    private static boolean answers(HeldService held, MemberPlan member) {
        return member.weight() > 0 && held.state(member.site()) == MemberState.ANSWERING;
    }

    /** Out, but up by quorum: better than nothing. */
    private static boolean rescues(HeldService held, MemberPlan member, Judgement judgement) {
        return member.configuredWeight() > 0
                && held.state(member.site()) != MemberState.ANSWERING
                && judgement.verdict(member.site()) == Verdict.UP;
    }

    private static AnsweringMember answering(
            Plan plan, MemberPlan member, int weight, Judgement judgement, Moment now) {
        MemberJudgement judged = judgement.member(member.site());
        List<Endpoint> remaining = judged.remaining();
        boolean all = remaining.isEmpty() || plan.mode() == Mode.OFF || plan.isFrozen(now.wall());
        return new AnsweringMember(member.site(), weight, all ? member.endpoints() : remaining);
    }

    private static PlanOutcome succeed(HeldService held, Plan next, Instant now) {
        Map<String, Evacuation> evacuations = new HashMap<>();
        List<EvacuationChange> changes = new ArrayList<>();
        for (MemberPlan member : next.members()) {
            String site = member.site();
            if (held.plan().members().stream().noneMatch(old -> old.site().equals(site))) {
                continue;
            }
            MemberState from = held.state(site);
            long known = held.generation(site);
            MemberState to;
            if (known > member.evacuations() && from != MemberState.ANSWERING) {
                to = MemberState.EVACUATED;
                evacuations.put(site, held.evacuation(site).orElseGet(() -> new Evacuation(site, known, now, now)));
            } else {
                to = member.evacuated() ? MemberState.LATCHED : MemberState.ANSWERING;
            }
            move(site, from, to);
            if (to == MemberState.LATCHED && from != to) {
                changes.add(new EvacuationChange.Latched(site, member.evacuations()));
            } else if (to == MemberState.ANSWERING && from != to) {
                changes.add(new EvacuationChange.PutBack(site, member.evacuations()));
            }
        }
        return new PlanOutcome.Accepted(new HeldService(next, evacuations), changes);
    }

    private static void move(String site, MemberState from, MemberState to) {
        if (from != to && !legal(from, to)) {
            throw new IllegalStateException("member at " + site + " cannot go from " + from + " to " + to);
        }
    }

    static boolean legal(MemberState from, MemberState to) {
        return LEGAL.getOrDefault(from, Set.of()).contains(to);
    }

    /** Refuses to take the last fit member out. */
    interface NeverEmpty {
        NeverEmpty KEPT = left -> left > 0;

        /** Whether members may go with {@code left} still fit to answer. */
        boolean allows(int left);
    }

    /** Refuses whatever does not come from the token held, or does not lead to a newer one. */
    interface Fence {
        Fence KEPT = (held, expected, next) -> {
            if (held.isPresent() && !next.isNewerThan(held.get())) {
                return Optional.of(new PlanOutcome.Refused(
                        "stale-token", next + " is not newer than " + held.get() + ", which is held", held));
            }
            if (!held.equals(expected)) {
                return Optional.of(new PlanOutcome.Refused(
                        "token-mismatch",
                        expected.map(Token::toString).orElse("no token") + " expected, "
                                + held.map(Token::toString).orElse("none") + " held",
                        held));
            }
            return Optional.empty();
        };

        Optional<PlanOutcome.Refused> refusal(Optional<Token> held, Optional<Token> expected, Token next);
    }
}
