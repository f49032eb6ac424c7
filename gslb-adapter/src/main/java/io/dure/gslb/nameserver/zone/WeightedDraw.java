package io.dure.gslb.nameserver.zone;

import io.dure.gslb.nameserver.message.RecordType;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/** The members of a service that have addresses of one family: every answer is one independent draw by weight. */
final class WeightedDraw {
    private final long[] upTo;
    private final Addresses[] addresses;
    private final LongAdder[] counters;
    private final ResolverTable resolvers;

    private WeightedDraw(long[] upTo, Addresses[] addresses, LongAdder[] counters, ResolverTable resolvers) {
        this.upTo = upTo;
        this.addresses = addresses;
        this.counters = counters;
        this.resolvers = resolvers;
    }

    /** Empty where no member has an address of the family, whose answer then is "no such type". */
    static Optional<WeightedDraw> of(ServiceAnswer answer, int type, AnswerCounters counters) {
        int length = type == RecordType.A ? 4 : 16;
        List<Addresses> addresses = new ArrayList<>();
        List<LongAdder> counts = new ArrayList<>();
        List<Long> bounds = new ArrayList<>();
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
            }
        }
        return addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(new WeightedDraw(
                        bounds.stream().mapToLong(Long::longValue).toArray(),
                        addresses.toArray(Addresses[]::new),
                        counts.toArray(LongAdder[]::new),
                        counters.resolvers(answer.service())));
    }

    int draw(SplittableRandom random) {
        int last = upTo.length - 1;
        long at = last == 0 ? 0 : random.nextLong(upTo[last]);
        int member = 0;
        while (at >= upTo[member]) {
            member++;
        }
        return member;
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
