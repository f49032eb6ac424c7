package io.dure.gslb.nameserver.zone;

import io.dure.gslb.nameserver.message.Query;
import io.dure.gslb.nameserver.message.RecordType;
import io.dure.gslb.plan.Policy;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The members of a service that have addresses of one family. Every answer is one independent draw by weight, but for
 * clients that a member prefers.
 */
final class WeightedDraw {
    private final long[] upTo;
    /** The weight at which a member is fully there. */
    private final int[] whole;

    private final Addresses[] addresses;
    private final LongAdder[] counters;
    private final ResolverTable resolvers;
    private final @Nullable SubnetTable subnets;

    private WeightedDraw(
            long[] upTo,
            int[] whole,
            Addresses[] addresses,
            LongAdder[] counters,
            ResolverTable resolvers,
            @Nullable SubnetTable subnets) {
        this.upTo = upTo;
        this.whole = whole;
        this.addresses = addresses;
        this.counters = counters;
        this.resolvers = resolvers;
        this.subnets = subnets;
    }

    /** Empty where no member has an address of the family, whose answer then is "no such type". */
    static Optional<WeightedDraw> of(ServiceAnswer answer, int type, AnswerCounters counters) {
        int length = type == RecordType.A ? 4 : 16;
        List<Addresses> addresses = new ArrayList<>();
        List<LongAdder> counts = new ArrayList<>();
        List<Long> bounds = new ArrayList<>();
        List<Integer> whole = new ArrayList<>();
        List<String> sites = new ArrayList<>();
        long bound = 0;
        for (ServiceAnswer.Member member : answer.members()) {
            List<InetAddress> family = member.addresses().stream()
                    .filter(address -> address.getAddress().length == length)
                    .toList();
            if (!family.isEmpty()) {
                addresses.add(new Addresses(type, Ttl.seconds(answer.ttl()), family));
                counts.add(counters.of(answer.service(), member.site()));
                bound += member.weight();
                bounds.add(bound);
                whole.add(member.whole());
                sites.add(member.site());
            }
        }
        return addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(new WeightedDraw(
                        bounds.stream().mapToLong(Long::longValue).toArray(),
                        whole.stream().mapToInt(Integer::intValue).toArray(),
                        addresses.toArray(Addresses[]::new),
                        counts.toArray(LongAdder[]::new),
                        counters.resolvers(answer.service()),
                        answer.policy() instanceof Policy.BySubnet policy ? SubnetTable.of(policy, sites) : null));
    }

    /** The member that this query is answered with; notes in the query what the answer holds for. */
    int draw(Query query, SplittableRandom random) {
        if (subnets != null) {
            int preferred = preferred(subnets, query);
            if (preferred != SubnetTable.NOBODY && isThere(preferred, random)) {
                return preferred;
            }
        }
        int last = upTo.length - 1;
        long at = last == 0 ? 0 : random.nextLong(upTo[last]);
        int member = 0;
        while (at >= upTo[member]) {
            member++;
        }
        return member;
    }

    private static int preferred(SubnetTable subnets, Query query) {
        if (query.subnetBits > 0) {
            long found = subnets.find(query.subnetFamily == Query.IPV6, query.subnet, query.subnetBits);
            query.subnetScope = SubnetTable.scope(found);
            return SubnetTable.member(found);
        }
        InetAddress resolver = query.resolver;
        if (resolver == null) {
            return SubnetTable.NOBODY;
        }
        byte[] address = resolver.getAddress();
        return SubnetTable.member(subnets.find(address.length == 16, address, address.length * 8));
    }

    /** By chance while the member is on its way back, as its weight is. */
    private boolean isThere(int member, SplittableRandom random) {
        long weight = upTo[member] - (member == 0 ? 0 : upTo[member - 1]);
        return weight >= whole[member] || random.nextLong(whole[member]) < weight;
    }

    Addresses addresses(int member) {
        return addresses[member];
    }

    /** @param client who was answered; 0: not known */
    void count(int member, long client) {
        counters[member].increment();
        if (client != 0) {
            resolvers.count(client);
        }
    }
}
