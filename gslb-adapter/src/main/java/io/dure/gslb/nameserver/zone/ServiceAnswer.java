package io.dure.gslb.nameserver.zone;

import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Token;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * What one service name answers now.
 *
 * @param members those with a weight and at least one address; never empty
 * @param policy how answers name them; their weights are divided by it already
 */
public record ServiceAnswer(
        String service, String name, Duration ttl, Token token, List<Member> members, Policy policy) {
    public ServiceAnswer {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("service " + service + " would answer nothing");
        }
    }

    /** Every answer names one of the members, drawn by weight. */
    public ServiceAnswer(String service, String name, Duration ttl, Token token, List<Member> members) {
        this(service, name, ttl, token, members, new Policy.Weighted());
    }

    /**
     * One that is answered.
     *
     * @param whole the weight at which it is fully back, at least {@code weight}
     */
    public record Member(String site, int weight, int whole, List<InetAddress> addresses) {
        public Member {
            whole = Math.max(whole, weight);
            addresses = addresses.stream().distinct().toList();
            if (weight < 1 || addresses.isEmpty()) {
                throw new IllegalArgumentException("member at " + site + " cannot be drawn: weight " + weight + ", "
                        + addresses.size() + " addresses");
            }
        }

        /** Fully there. */
        public Member(String site, int weight, List<InetAddress> addresses) {
            this(site, weight, weight, addresses);
        }
    }
}
