package io.dure.demo.load;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A caching resolver with its own users: asks one nameserver at random, then the other, and honours the TTL. */
final class Resolver {
    private final int number;
    private final Nameservers nameservers;
    private final RandomGenerator random;
    private final LongSupplier nanoTime;
    private final LongSupplier clock;
    private final Consumer<DnsExchange> log;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Resolution cached;
    private long freshUntil;
    private long fills;

    /** @param fill id of the cache fill, which the dependence between its users' clicks hangs on */
    record Resolution(List<String> addresses, String fill) {}

    Resolver(
            int number,
            Nameservers nameservers,
            RandomGenerator random,
            LongSupplier nanoTime,
            LongSupplier clock,
            Consumer<DnsExchange> log) {
        this.number = number;
        this.nameservers = nameservers;
        this.random = random;
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.log = log;
    }

    int number() {
        return number;
    }

    /** The service's addresses; empty when no nameserver gave any. Users who ask at the same time share one query. */
    Optional<Resolution> resolve() {
        lock.lock();
        try {
            Resolution known = cached;
            if (known != null && nanoTime.getAsLong() - freshUntil < 0) {
                return Optional.of(known);
            }
            cached = null;
            return fill();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Resolution> fill() {
        String fill = number + "-" + ++fills;
        int first = random.nextInt(nameservers.count());
        for (int i = 0; i < nameservers.count(); i++) {
            Optional<DnsMessages.Answer> answer = ask((first + i) % nameservers.count(), fill);
            if (answer.isPresent() && !answer.get().addresses().isEmpty()) {
                Resolution resolution = new Resolution(answer.get().addresses(), fill);
                cached = resolution;
                freshUntil = nanoTime.getAsLong() + answer.get().ttl() * 1_000_000_000L;
                return Optional.of(resolution);
            }
        }
        return Optional.empty();
    }

    private Optional<DnsMessages.Answer> ask(int server, String fill) {
        long at = clock.getAsLong();
        long started = nanoTime.getAsLong();
        Optional<DnsMessages.Answer> answer = nameservers.ask(server, random.nextInt(1 << 16));
        double ms = (nanoTime.getAsLong() - started) / 1e6;
        log.accept(answer.map(a -> new DnsExchange(
                        at,
                        number,
                        nameservers.name(server),
                        DnsExchange.rcode(a.rcode()),
                        a.addresses(),
                        a.ttl(),
                        ms,
                        fill))
                .orElseGet(() -> new DnsExchange(
                        at, number, nameservers.name(server), DnsExchange.TIMEOUT, List.of(), 0, ms, fill)));
        return answer;
    }
}
