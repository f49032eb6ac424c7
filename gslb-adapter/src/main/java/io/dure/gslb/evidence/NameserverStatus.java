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
 * @param written whether its disk has everything that it answers; while not, a restart would forget it
 */
public record NameserverStatus(
        String nameserver,
        String service,
        Optional<Token> token,
        List<MemberStatus> members,
        boolean failOpen,
        Instant time,
        boolean written) {
    public NameserverStatus {
        members = List.copyOf(members);
    }

    /** One whose disk has it all. */
    public NameserverStatus(
            String nameserver,
            String service,
            Optional<Token> token,
            List<MemberStatus> members,
            boolean failOpen,
            Instant time) {
        this(nameserver, service, token, members, failOpen, time, true);
    }

    /** The same, with another word on the disk. */
    public NameserverStatus written(boolean all) {
        return new NameserverStatus(nameserver, service, token, members, failOpen, time, all);
    }

    public Optional<MemberStatus> member(String site) {
        return members.stream().filter(member -> member.site().equals(site)).findFirst();
    }
}
