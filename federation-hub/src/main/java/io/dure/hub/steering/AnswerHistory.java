package io.dure.hub.steering;

import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many answers each nameserver gave for each member over the last hour, from its cumulative counts. A count that
 * falls is a nameserver that started anew. Times are by the wall clock, as those of the windows are. Thread-safe by one
 * lock.
 */
final class AnswerHistory {
    private static final Duration SPAN = Duration.ofHours(1);
    /** Samples nearer to each other than this are one. */
    private static final Duration STEP = Duration.ofMillis(1500);

    private final Map<Key, Series> series = new HashMap<>();

    synchronized void record(NameserverStatus status, Instant arrival) {
        for (MemberStatus member : status.members()) {
            series.computeIfAbsent(new Key(status.nameserver(), status.service(), member.site()), key -> new Series())
                    .add(member.answers(), arrival);
        }
    }

    /** Answers in the time, by site, of all nameservers; a site that no nameserver spoke of is absent. */
    synchronized Map<String, Long> answers(String service, Instant from, Instant to) {
        Map<String, Long> bySite = new TreeMap<>();
        series.forEach((key, one) -> {
            if (key.service().equals(service)) {
                one.between(from, to).ifPresent(count -> bySite.merge(key.site(), count, Long::sum));
            }
        });
        return bySite;
    }

    /** Whether every nameserver that spoke in that time was heard from its begin. */
    synchronized boolean isWhole(String service, Instant from, Instant to) {
        boolean any = false;
        for (Map.Entry<Key, Series> entry : series.entrySet()) {
            if (entry.getKey().service().equals(service)
                    && entry.getValue().between(from, to).isPresent()) {
                any = true;
                if (!entry.getValue().isWhole(from, to)) {
                    return false;
                }
            }
        }
        return any;
    }

    private record Key(String nameserver, String service, String site) {}

    private static final class Series {
        private static final Duration TOLERANCE = Duration.ofSeconds(4);

        /** Answers since the first sample, by the time they were heard of. */
        private final NavigableMap<Instant, Long> samples = new TreeMap<>();

        private long lastCount;
        private long sum;

        void add(long count, Instant arrival) {
            if (samples.isEmpty()) {
                samples.put(arrival, 0L);
            } else {
                sum += count >= lastCount ? count - lastCount : count;
                // The wall clock was set back: what seems to lie ahead of now was before.
                samples.tailMap(arrival, false).clear();
                Map.Entry<Instant, Long> before = samples.isEmpty() ? null : samples.lowerEntry(samples.lastKey());
                boolean tooNear = before != null
                        && Duration.between(before.getKey(), arrival).compareTo(STEP) < 0;
                if (tooNear) {
                    samples.pollLastEntry();
                }
                samples.put(arrival, sum);
                samples.headMap(arrival.minus(SPAN), false).clear();
            }
            lastCount = count;
        }

        Optional<Long> between(Instant from, Instant to) {
            Map.Entry<Instant, Long> last = samples.floorEntry(to);
            if (last == null || last.getKey().isBefore(from)) {
                return Optional.empty();
            }
            Map.Entry<Instant, Long> first = samples.floorEntry(from);
            return Optional.of(last.getValue() - (first == null ? samples.firstEntry() : first).getValue());
        }

        boolean isWhole(Instant from, Instant to) {
            return !samples.firstKey().isAfter(from.plus(TOLERANCE))
                    && !samples.lastKey().isBefore(to.minus(TOLERANCE));
        }
    }
}
