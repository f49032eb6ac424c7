package io.dure.gslb.nameserver.zone;

import io.dure.gslb.plan.Token;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * What one service name answers now.
 *
 * @param members those with a weight and at least one address; never empty
 */
public record ServiceAnswer(String service, String name, Duration ttl, Token token, List<Member> members) {
    public ServiceAnswer {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("service " + service + " would answer nothing");
        }
    }

    public record Member(String site, int weight, List<InetAddress> addresses) {
        public Member {
            addresses = addresses.stream().distinct().toList();
            if (weight < 1 || addresses.isEmpty()) {
                throw new IllegalArgumentException("member at " + site + " cannot be drawn: weight " + weight + ", "
                        + addresses.size() + " addresses");
            }
        }
    }
}
