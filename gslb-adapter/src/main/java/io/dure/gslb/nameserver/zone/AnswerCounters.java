package io.dure.gslb.nameserver.zone;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Answers given to the public since the start, by service and member; outlives every snapshot. */
public final class AnswerCounters {
    private final Map<Member, LongAdder> counts = new ConcurrentHashMap<>();

    private record Member(String service, String site) {}

    LongAdder of(String service, String site) {
        return counts.computeIfAbsent(new Member(service, site), member -> new LongAdder());
    }

    public long count(String service, String site) {
        LongAdder count = counts.get(new Member(service, site));
        return count == null ? 0 : count.sum();
    }
}
