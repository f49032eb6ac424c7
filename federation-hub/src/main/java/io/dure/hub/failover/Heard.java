package io.dure.hub.failover;

import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Instant;
import java.util.Optional;

/** What the leader learns of evacuations from nameservers and from the plans that earlier leaders left. */
final class Heard {
    private final Members members;
    private final Rules rules;

    Heard(Members members, Rules rules) {
        this.members = members;
        this.rules = rules;
    }

    /** What a nameserver took out by itself. */
    void learn(NameserverStatus status, Instant now) {
        for (MemberStatus seen : status.members()) {
            Optional<Member> member = members.at(seen.site());
            if (seen.evacuated() && member.isPresent()) {
                evacuated(
                        member.get(),
                        seen.evacuations(),
                        Told.of(ToldKind.TAKEN_OUT_BY, "nameserver", status.nameserver()),
                        Optional.empty(),
                        false,
                        now);
            }
        }
    }

    /** A plan of an older epoch: what it evacuated or was bringing back stays out. */
    void learn(Plan plan, Instant now) {
        for (MemberPlan held : plan.members()) {
            Optional<Member> member = members.at(held.site());
            if (member.isEmpty() || held.evacuations() <= member.get().returned()) {
                continue;
            }
            boolean out = held.evacuated() || held.weight() < held.configuredWeight();
            if (out || member.get().isOut()) {
                evacuated(member.get(), held.evacuations(), Told.of(ToldKind.OUT_BEFORE), Optional.empty(), true, now);
            } else {
                member.get().tell(held.evacuations());
                member.get().acknowledge();
            }
        }
    }

    /** An evacuation was told of; nothing where it is settled already. */
    void evacuated(
            Member member, long generation, Told cause, Optional<Instant> decided, boolean reconstructed, Instant now) {
        if (generation <= member.returned()) {
            return;
        }
        member.tell(generation);
        if (member.hasUnlatched()) {
            rules.latch(member, cause, decided, reconstructed, now);
        }
    }
}
