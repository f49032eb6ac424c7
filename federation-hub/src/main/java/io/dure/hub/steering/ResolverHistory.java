package io.dure.hub.steering;

import io.dure.gslb.resolver.ResolverCount;
import io.dure.gslb.resolver.ResolverWindow;
import io.dure.hub.split.ResolverSample;
import io.dure.hub.split.ResolverUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who asked the nameservers how often in the last hour; a resolver that asks several of them is one. Bounded: of a
 * service with very many resolvers less than an hour is kept. Thread-safe by one lock.
 */
final class ResolverHistory {
    private static final Duration SPAN = Duration.ofHours(1);
    /** Of all windows of a service together. */
    private static final int MOST_COUNTS = 150_000;

    private final Map<String, Service> services = new HashMap<>();

    /** Takes a window that is new; nameservers show each several times. */
    synchronized void record(String nameserver, ResolverWindow window) {
        services.computeIfAbsent(window.service(), added -> new Service()).add(nameserver, window);
    }

    /** What was seen in that time by the wall clock; empty where it is less than half of it. */
    synchronized Optional<ResolverSample> sample(String service, Instant from, Instant to) {
        return Optional.ofNullable(services.get(service)).flatMap(known -> known.sample(from, to));
    }

    private record Seen(String nameserver, ResolverWindow window) {
        boolean isWithin(Instant from, Instant to) {
            Instant middle = window.from().plus(length().dividedBy(2));
            return !middle.isBefore(from) && middle.isBefore(to);
        }

        Duration length() {
            return Duration.between(window.from(), window.to());
        }
    }

    private static final class Service {
        private final Deque<Seen> windows = new ArrayDeque<>();
        private final Map<String, Instant> newest = new HashMap<>();
        private int counts;

        void add(String nameserver, ResolverWindow window) {
            Instant last = newest.get(nameserver);
            boolean clockWasSetBack = last != null && window.to().plus(SPAN).isBefore(last);
            if (last != null && !window.to().isAfter(last) && !clockWasSetBack) {
                return;
            }
            newest.put(nameserver, window.to());
            windows.addLast(new Seen(nameserver, window));
            counts += window.busiest().size();
            while (counts > MOST_COUNTS || isOver(windows.getFirst(), window.to())) {
                counts -= windows.removeFirst().window().busiest().size();
            }
        }

        private static boolean isOver(Seen seen, Instant now) {
            return seen.window().to().isBefore(now.minus(SPAN));
        }

        Optional<ResolverSample> sample(Instant from, Instant to) {
            Map<Long, Use> uses = new HashMap<>();
            Map<String, Duration> covered = new HashMap<>();
            long others = 0;
            for (Seen seen : windows) {
                if (seen.isWithin(from, to)) {
                    seen.window().busiest().forEach(count -> uses.merge(count.name(), Use.of(count), Use::plus));
                    covered.merge(seen.nameserver(), seen.length(), Duration::plus);
                    others += seen.window().otherAnswers();
                }
            }
            Duration longest =
                    covered.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
            if (longest.multipliedBy(2).compareTo(Duration.between(from, to)) < 0) {
                return Optional.empty();
            }
            return Optional.of(
                    new ResolverSample(uses.values().stream().map(Use::told).toList(), others, longest));
        }
    }

    private record Use(long answers, Instant first, Instant last) {
        static Use of(ResolverCount count) {
            return new Use(count.answers(), count.first(), count.last());
        }

        Use plus(Use more) {
            return new Use(
                    answers + more.answers,
                    first.isBefore(more.first) ? first : more.first,
                    last.isAfter(more.last) ? last : more.last);
        }

        ResolverUse told() {
            return new ResolverUse(answers, Duration.between(first, last));
        }
    }
}
