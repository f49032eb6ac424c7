package io.dure.gslb.nameserver.zone;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Answers given to the public since the start, by service and member; outlives every snapshot. */
public final class AnswerCounters {
    private final InstantSource clock;
    private final Map<Member, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<String, ResolverTable> resolvers = new ConcurrentHashMap<>();

    /** Nothing is answered yet; {@code clock} tells when resolvers are. */
    public AnswerCounters(InstantSource clock) {
        this.clock = clock;
    }

    private record Member(String service, String site) {}

    LongAdder of(String service, String site) {
        return counts.computeIfAbsent(new Member(service, site), member -> new LongAdder());
    }

    ResolverTable resolvers(String service) {
        return resolvers.computeIfAbsent(service, added -> new ResolverTable(clock));
    }

    /** By service. */
    public Map<String, ResolverTable> resolvers() {
        return Map.copyOf(resolvers);
    }

    public long count(String service, String site) {
        LongAdder count = counts.get(new Member(service, site));
        return count == null ? 0 : count.sum();
    }
}
