package io.dure.gslb.evidence;

import io.dure.gslb.plan.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one nameserver answers for one service now.
 *
 * @param nameserver id of the collector that hosts it
 * @param token of the plan it answers by; empty while it holds none
 * @param failOpen no member was fit to answer, so it answers as configured (or the members that are up although evacuated)
 * @param time by the nameserver's clock
 */
public record NameserverStatus(
        String nameserver,
        String service,
        Optional<Token> token,
        List<MemberStatus> members,
        boolean failOpen,
        Instant time) {
    public NameserverStatus {
        members = List.copyOf(members);
    }

    public Optional<MemberStatus> member(String site) {
        return members.stream().filter(member -> member.site().equals(site)).findFirst();
    }
}
