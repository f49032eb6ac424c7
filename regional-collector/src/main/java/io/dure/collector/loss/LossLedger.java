package io.dure.collector.loss;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts since the start of the process, by reason. Reasons are stable codes from a fixed set, never a sender's text. */
public final class LossLedger {
    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    public void count(String reason, long n) {
        if (n > 0) {
            counts.computeIfAbsent(reason, first -> new LongAdder()).add(n);
        }
    }

    public long of(String reason) {
        LongAdder count = counts.get(reason);
        return count == null ? 0 : count.sum();
    }

    public Map<String, Long> snapshot() {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((reason, count) -> copy.put(reason, count.sum()));
        return copy;
    }
}
