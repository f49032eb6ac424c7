package io.dure.gslb.evidence;

import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The one function by which every nameserver and the leader judge. Voters are the plan's failure domains, fixed and
 * never shrunk to those alive. The vantage points of a domain cast one vote, down only if all of them that can see say
 * down, up only if all say up. A verdict takes a strict majority of the configured domains; down also takes a domain
 * other than the member's own site. Who is silent, blind or undecided abstains and still counts in the total.
 */
public final class Quorum {
    private Quorum() {}

    /**
     * Judges every member of the plan.
     *
     * @param now by the same steady clock as the arrivals on the board
     * @param staleAfter age from which a vantage point is silent
     */
    public static Judgement judge(Plan plan, EvidenceBoard board, Instant now, Duration staleAfter) {
        List<List<HeldEvidence>> voters = new ArrayList<>(plan.domains().size());
        List<String> domains = List.copyOf(new TreeSet<>(plan.domains()));
        for (String domain : domains) {
            List<HeldEvidence> fresh = new ArrayList<>(2);
            for (HeldEvidence held : board.all()) {
                if (held.evidence().domain().equals(domain) && held.votes(now, staleAfter)) {
                    fresh.add(held);
                }
            }
            voters.add(fresh);
        }
        List<MemberJudgement> members = new ArrayList<>(plan.members().size());
        for (MemberPlan member : plan.members()) {
            members.add(judge(member, domains, voters));
        }
        return new Judgement(members, readiness(plan, domains, voters));
    }

    private static MemberJudgement judge(MemberPlan member, List<String> domains, List<List<HeldEvidence>> voters) {
        int size = member.endpoints().size();
        List<EndpointJudgement> endpoints = new ArrayList<>(size);
        int[] down = new int[size];
        int[] up = new int[size];
        int notDown = 0;
        int surelyUp = 0;
        Instant earliest = null;
        for (int i = 0; i < size; i++) {
            EndpointJudgement judged = judge(member.endpoints().get(i), member.site(), domains, voters);
            endpoints.add(judged);
            down[i] = judged.votes().down();
            up[i] = judged.votes().up();
            notDown += judged.verdict() == Verdict.DOWN ? 0 : 1;
            surelyUp += judged.verdict() == Verdict.UP ? 1 : 0;
            earliest = judged.verdict() == Verdict.DOWN
                    ? earlier(earliest, judged.failedSince().orElse(null))
                    : earliest;
        }
        Verdict verdict = notDown < member.minimumUp()
                ? Verdict.DOWN
                : surelyUp >= member.minimumUp() ? Verdict.UP : Verdict.UNKNOWN;
        Arrays.sort(down);
        Arrays.sort(up);
        // The member falls with the (n - minimum + 1)-th endpoint and stands with the minimum-th.
        Votes votes = votes(down[member.minimumUp() - 1], up[size - member.minimumUp()], domains.size());
        return new MemberJudgement(member.site(), verdict, votes, endpoints, Optional.ofNullable(earliest));
    }

    private static EndpointJudgement judge(
            Endpoint endpoint, String site, List<String> domains, List<List<HeldEvidence>> voters) {
        int down = 0;
        int up = 0;
        boolean outside = false;
        Instant earliest = null;
        Instant ends = null;
        for (int i = 0; i < domains.size(); i++) {
            for (HeldEvidence held : voters.get(i)) {
                EndpointEvidence seen = held.evidence().endpoints().get(endpoint);
                ends = seen == null
                        ? ends
                        : earlier(ends, seen.certificateEnds().orElse(null));
            }
            Verdict vote = vote(endpoint, voters.get(i));
            if (vote == Verdict.DOWN) {
                down++;
                outside |= !domains.get(i).equals(site);
                for (HeldEvidence held : voters.get(i)) {
                    EndpointEvidence seen = held.evidence().endpoints().get(endpoint);
                    if (seen != null && seen.verdict() == Verdict.DOWN) {
                        earliest = earlier(earliest, held.localTime(seen.since()));
                    }
                }
            } else if (vote == Verdict.UP) {
                up++;
            }
        }
        Votes votes = votes(down, up, domains.size());
        Verdict verdict =
                down >= votes.needed() && outside ? Verdict.DOWN : up >= votes.needed() ? Verdict.UP : Verdict.UNKNOWN;
        return new EndpointJudgement(
                endpoint, verdict, votes, Optional.ofNullable(earliest), Optional.ofNullable(ends));
    }

    /** The one vote of a domain: unanimous among its vantage points that see the endpoint, else an abstention. */
    private static Verdict vote(Endpoint endpoint, List<HeldEvidence> voters) {
        Verdict vote = null;
        for (HeldEvidence voter : voters) {
            EndpointEvidence seen = voter.evidence().endpoints().get(endpoint);
            if (seen == null) {
                continue;
            }
            if (vote != null && vote != seen.verdict()) {
                return Verdict.UNKNOWN;
            }
            vote = seen.verdict();
        }
        return vote == null ? Verdict.UNKNOWN : vote;
    }

    private static Readiness readiness(Plan plan, List<String> domains, List<List<HeldEvidence>> voters) {
        TreeSet<String> missing = new TreeSet<>();
        for (int i = 0; i < domains.size(); i++) {
            if (voters.get(i).isEmpty()) {
                missing.add(domains.get(i));
            }
        }
        TreeSet<String> unprotected = new TreeSet<>();
        for (MemberPlan member : plan.members()) {
            int others = 0;
            for (String domain : domains) {
                others += missing.contains(domain) || domain.equals(member.site()) ? 0 : 1;
            }
            if (others < majority(domains.size())) {
                unprotected.add(member.site());
            }
        }
        return new Readiness(missing, unprotected);
    }

    private static Votes votes(int down, int up, int total) {
        return new Votes(down, up, total - down - up, majority(total), total);
    }

    private static int majority(int total) {
        return total / 2 + 1;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || (other != null && other.isBefore(one))) {
            return other;
        }
        return one;
    }
}
