package io.dure.hub.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One site with two collectors and a process, and everything that may happen to a count on its way: answers that are not
 * heard, resends to the other collector, full queues on both, collectors cut off, acknowledgements that are not heard,
 * the process killed, and, where a test wants it, a collector that loses a window and does not know it.
 */
final class Way {
    static final long STEP_MS = 2_000;
    private static final int OUTBOX = 6;
    private static final int SPOOL = 8;

    private final Random random;
    private final List<Window> made = new ArrayList<>();
    private final Deque<Window> outbox = new ArrayDeque<>();
    private final Set<Integer> droppedByAgent = new HashSet<>();
    private final List<Collector> collectors = List.of(new Collector("private-1"), new Collector("private-2"));
    private final Map<Integer, Window> stored = new HashMap<>();
    private final Set<Integer> declaredLost = new HashSet<>();
    private long lostTransactions;
    private long lostUntilMs;
    private int sendTo;
    private boolean killed;
    private long nowMs;

    /** A window with the process's books at its end. */
    private record Window(int number, long endMs, long transactions, long created, Set<Integer> dropped) {}

    private record Loss(Set<Integer> windows, long transactions, long untilMs) {}

    private static final class Collector {
        private final String id;
        private final Deque<Object> spool = new ArrayDeque<>();
        private final Set<Integer> taken = new HashSet<>();
        private boolean connected = true;
        private boolean reachable = true;

        private Collector(String id) {
            this.id = id;
        }
    }

    Way(Random random) {
        this.random = random;
    }

    long nowMs() {
        return nowMs;
    }

    /** Two seconds. */
    void step(double trouble) {
        nowMs += STEP_MS;
        for (Collector collector : collectors) {
            if (random.nextDouble() < 0.08 * trouble) {
                collector.connected = !collector.connected;
            }
            if (random.nextDouble() < 0.05 * trouble) {
                collector.reachable = !collector.reachable;
            }
        }
        if (!killed && nowMs % 10_000 == 0) {
            make();
        }
        if (!killed) {
            send(trouble);
        }
        collectors.forEach(collector -> deliver(collector, trouble));
    }

    void heal() {
        collectors.forEach(collector -> {
            collector.connected = true;
            collector.reachable = true;
        });
    }

    void kill() {
        killed = true;
        outbox.clear();
    }

    private void make() {
        long transactions = random.nextInt(50);
        long created = (made.isEmpty() ? 0 : made.getLast().created()) + transactions;
        Window window = new Window(made.size(), nowMs, transactions, created, Set.copyOf(droppedByAgent));
        made.add(window);
        outbox.addLast(window);
        if (outbox.size() > OUTBOX) {
            droppedByAgent.add(outbox.removeFirst().number());
        }
    }

    private void send(double trouble) {
        for (int tries = 0; tries < 3 && !outbox.isEmpty(); tries++) {
            Collector collector = collectors.get(sendTo);
            if (!collector.reachable) {
                sendTo = 1 - sendTo;
                continue;
            }
            Window window = outbox.getFirst();
            if (collector.taken.add(window.number())) {
                collector.spool.addLast(window);
                shorten(collector);
            }
            if (random.nextDouble() < 0.1 * trouble) {
                sendTo = 1 - sendTo;
                return;
            }
            outbox.removeFirst();
        }
    }

    private static void shorten(Collector collector) {
        if (collector.spool.size() <= SPOOL) {
            return;
        }
        Set<Integer> windows = new HashSet<>();
        long transactions = 0;
        long untilMs = 0;
        for (int i = 0; i < SPOOL / 2; i++) {
            switch (collector.spool.removeFirst()) {
                case Window window -> {
                    windows.add(window.number());
                    transactions += window.transactions();
                    untilMs = Math.max(untilMs, window.endMs());
                }
                case Loss loss -> {
                    windows.addAll(loss.windows());
                    transactions += loss.transactions();
                    untilMs = Math.max(untilMs, loss.untilMs());
                }
                default -> throw new IllegalStateException("neither a window nor a loss");
            }
        }
        collector.spool.addLast(new Loss(windows, transactions, untilMs));
    }

    private void deliver(Collector collector, double trouble) {
        for (int reports = 0; reports < 4 && collector.connected && !collector.spool.isEmpty(); reports++) {
            Object report = collector.spool.getFirst();
            boolean unheard = random.nextDouble() < 0.05 * trouble;
            if (report instanceof Window window) {
                stored.putIfAbsent(window.number(), window);
            } else if (report instanceof Loss loss && !unheard) {
                declaredLost.addAll(loss.windows());
                lostTransactions += loss.transactions();
                lostUntilMs = Math.max(lostUntilMs, loss.untilMs());
            }
            if (unheard) {
                collector.connected = false;
                return;
            }
            collector.spool.removeFirst();
        }
    }

    /** A collector forgets one window that nobody else has. */
    void loseSilently() {
        for (Collector collector : collectors) {
            if (collector.spool.peekFirst() instanceof Window window && isNowhereElse(collector, window)) {
                collector.spool.removeFirst();
                return;
            }
        }
    }

    private boolean isNowhereElse(Collector holder, Window window) {
        return !stored.containsKey(window.number())
                && !outbox.contains(window)
                && collectors.stream().noneMatch(other -> !other.equals(holder) && other.spool.contains(window));
    }

    LifeBooks books() {
        Optional<Window> newest =
                stored.values().stream().max((one, other) -> Integer.compare(one.number(), other.number()));
        long dropped = newest.map(Window::dropped).orElse(Set.of()).stream()
                .mapToLong(number -> made.get(number).transactions())
                .sum();
        return new LifeBooks(
                new LifeKey("private", "portal", "a", 1),
                newest.map(Window::created).orElse(lostTransactions),
                stored.values().stream().mapToLong(Window::transactions).sum(),
                0,
                Map.of("queue-full", dropped),
                Map.of("spool-full", lostTransactions),
                newest.map(Window::endMs).orElse(0L),
                lostUntilMs,
                false);
    }

    List<CollectorBooks> collectorBooks() {
        return collectors.stream()
                .map(collector -> new CollectorBooks(
                        collector.id,
                        "private",
                        collector.connected,
                        nowMs,
                        Optional.of(new CollectorBooks.Books(
                                0,
                                0,
                                0,
                                0,
                                Map.of(),
                                0,
                                collector.spool.peekFirst() instanceof Window window ? nowMs - window.endMs() : 0,
                                collector.spool.size(),
                                0,
                                1))))
                .toList();
    }

    /** Transactions up to the newest stored window that are in nobody's books. */
    long nowhere() {
        int newest = stored.keySet().stream().max(Integer::compare).orElse(-1);
        Set<Integer> told = newest < 0 ? Set.of() : made.get(newest).dropped();
        return made.stream()
                .filter(window -> window.number() <= newest)
                .filter(window -> !stored.containsKey(window.number()))
                .filter(window -> !declaredLost.contains(window.number()))
                .filter(window -> !told.contains(window.number()))
                .filter(window -> killed || !droppedByAgent.contains(window.number()))
                .filter(window -> !outbox.contains(window))
                .filter(window -> collectors.stream().noneMatch(collector -> holds(collector, window)))
                .mapToLong(Window::transactions)
                .sum();
    }

    private static boolean holds(Collector collector, Window window) {
        return collector.spool.stream()
                .anyMatch(report -> report.equals(window)
                        || (report instanceof Loss loss && loss.windows().contains(window.number())));
    }

    /** Whether something was given up that arrived all the same, or twice. */
    boolean gaveUpTooMuch() {
        long declared = declaredLost.stream()
                .mapToLong(number -> made.get(number).transactions())
                .sum();
        return declared != lostTransactions
                || declaredLost.stream().anyMatch(stored::containsKey)
                || declaredLost.stream().anyMatch(droppedByAgent::contains)
                || droppedByAgent.stream().anyMatch(stored::containsKey);
    }
}
