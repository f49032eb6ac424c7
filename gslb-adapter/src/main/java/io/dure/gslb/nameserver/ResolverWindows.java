package io.dure.gslb.nameserver;

import io.dure.gslb.nameserver.zone.AnswerCounters;
import io.dure.gslb.nameserver.zone.ResolverTable;
import io.dure.gslb.resolver.ResolverCount;
import io.dure.gslb.resolver.ResolverWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Closes windows of some ten seconds when asked for them, and shows each for a few seconds, so that whoever asks every
 * second misses none. Resolvers get their names here, off the event loops. Thread-safe by one lock.
 */
final class ResolverWindows {
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Duration SHOWN = Duration.ofSeconds(4);
    private static final int MOST = 1024;

    private final AnswerCounters counters;
    private final LongUnaryOperator names;
    private final Clock wall;
    private final List<ResolverWindow> closed = new ArrayList<>();
    private Instant from;

    /** @param names makes a client's name of it */
    ResolverWindows(AnswerCounters counters, LongUnaryOperator names, Clock wall) {
        this.counters = counters;
        this.names = names;
        this.wall = wall;
        this.from = wall.instant();
    }

    /** Those that were closed lately. */
    synchronized List<ResolverWindow> recent() {
        Instant now = wall.instant();
        if (now.isBefore(from)) {
            // The wall clock was set back: what was counted belongs to no window of it.
            counters.resolvers().values().forEach(ResolverTable::take);
            closed.clear();
            from = now;
        }
        closed.removeIf(window -> window.to().plus(SHOWN).isBefore(now));
        if (!now.isBefore(from.plus(LENGTH))) {
            Instant begin = from;
            counters.resolvers().forEach((service, table) -> closed.add(window(service, begin, now, table.take())));
            from = now;
        }
        return List.copyOf(closed);
    }

    private ResolverWindow window(String service, Instant begin, Instant end, ResolverTable.Taken taken) {
        // Equally busy ones by their numbers, so that the same are shown in every window.
        List<ResolverTable.Client> ordered = taken.clients().stream()
                .sorted(Comparator.comparingInt(ResolverTable.Client::answers)
                        .reversed()
                        .thenComparingLong(ResolverTable.Client::client))
                .toList();
        List<ResolverCount> busiest = ordered.stream()
                .limit(MOST)
                .map(client -> new ResolverCount(
                        names.applyAsLong(client.client()),
                        client.answers(),
                        within(client.first(), begin, end),
                        within(client.last(), begin, end)))
                .toList();
        long others = taken.others()
                + ordered.stream()
                        .skip(MOST)
                        .mapToLong(ResolverTable.Client::answers)
                        .sum();
        return new ResolverWindow(service, begin, end, busiest, others);
    }

    private static Instant within(long epochMs, Instant begin, Instant end) {
        Instant time = Instant.ofEpochMilli(epochMs);
        return time.isBefore(begin) ? begin : time.isAfter(end) ? end : time;
    }
}
