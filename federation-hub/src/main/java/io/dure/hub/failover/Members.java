package io.dure.hub.failover;

import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** A service's members, and what only all of them together can tell. */
final class Members {
    private final Map<String, Member> bySite = new LinkedHashMap<>();
    private Optional<Judgement> judgement = Optional.empty();

    Members(ServiceDefinition definition, Map<String, MemberSnapshot> snapshots, Instant now) {
        for (MemberDefinition member : definition.members()) {
            MemberSnapshot snapshot = snapshots.get(member.site());
            bySite.put(member.site(), snapshot == null ? Member.serving(member, now) : new Member(member, snapshot));
        }
    }

    /** Takes another definition; what was judged of the old one is forgotten until the next look. */
    void redefine(ServiceDefinition definition, Journal journal, Instant now) {
        Map<String, Member> before = new LinkedHashMap<>(bySite);
        bySite.clear();
        for (MemberDefinition member : definition.members()) {
            Member known = before.remove(member.site());
            if (known != null) {
                known.redefine(member);
            }
            bySite.put(member.site(), known == null ? Member.serving(member, now) : known);
        }
        before.values().forEach(gone -> closeIncident(gone, journal, now));
        judgement = Optional.empty();
    }

    static void closeIncident(Member member, Journal journal, Instant now) {
        member.incident().ifPresent(incident -> journal.add(new Effect.IncidentClosed(incident.id(), now)));
        member.incident(Optional.empty());
    }

    Collection<Member> all() {
        return bySite.values();
    }

    Optional<Member> at(String site) {
        return Optional.ofNullable(bySite.get(site));
    }

    void judged(Judgement next) {
        judgement = Optional.of(next);
    }

    Optional<Judgement> judgement() {
        return judgement;
    }

    /** Unknown before the first look. */
    Verdict verdict(Member member) {
        return judgement.map(judged -> judged.verdict(member.site())).orElse(Verdict.UNKNOWN);
    }

    /** Answered, and not down as far as is known. */
    boolean isFit(Member member) {
        return member.isAnswered() && verdict(member) != Verdict.DOWN;
    }

    boolean anyFit() {
        for (Member member : all()) {
            if (isFit(member)) {
                return true;
            }
        }
        return false;
    }

    /** Never empty: somebody else who is fit goes on answering. */
    boolean canSpare(Member member) {
        for (Member other : all()) {
            if (other != member && isFit(other)) {
                return true;
            }
        }
        return false;
    }

    /** Weights as text, for the audit list. */
    String weights(int rampSteps) {
        StringJoiner text = new StringJoiner(" ");
        for (Member member : all()) {
            text.add(member.site() + "=" + member.plan(rampSteps).weight());
        }
        return text.toString();
    }
}
