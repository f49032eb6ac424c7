package io.dure.bench.failover;

import io.dure.demo.layout.Address;
import io.dure.demo.load.DnsMessages;
import io.dure.demo.load.RawLog;
import io.dure.demo.load.UdpNameservers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Asks every nameserver for every service about fifty times a second, as anybody outside could, and keeps what they say. */
public final class AnswerWatch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(20);
    private static final int REMEMBERED = 10_000;

    private final RawLog<Seen> log;
    private final Map<String, Deque<Seen>> recent = new ConcurrentHashMap<>();
    private final List<Thread> threads;
    private volatile boolean closed;

    /**
     * One answer: what a server said of a service, and when (UTC epoch milliseconds); rcode {@code timeout} for none.
     *
     * @param asked how often: a packet may get lost, so who asks asks twice, as resolvers do
     */
    public record Seen(long t, String server, String service, String rcode, List<String> addresses, int asked) {}

    public AnswerWatch(Path file, Map<String, Address> servers, Map<String, String> names) {
        log = new RawLog<>(file);
        threads = servers.entrySet().stream()
                .flatMap(server -> names.entrySet().stream()
                        .map(name -> start(server.getKey(), server.getValue(), name.getKey(), name.getValue())))
                .toList();
    }

    private Thread start(String server, Address address, String service, String name) {
        Deque<Seen> seen = new ArrayDeque<>();
        recent.put(server + " " + service, seen);
        UdpNameservers nameserver = new UdpNameservers(List.of(address), name, DnsMessages.TYPE_A, "127.0.0.1");
        return Thread.ofVirtual().start(() -> {
            int id = 0;
            while (!closed) {
                id = (id + 1) & 0xffff;
                Optional<DnsMessages.Answer> first = nameserver.ask(0, id);
                Optional<DnsMessages.Answer> answer = first.isPresent() ? first : nameserver.ask(0, id);
                Seen one = new Seen(
                        System.currentTimeMillis(),
                        server,
                        service,
                        answer.map(given -> Integer.toString(given.rcode())).orElse("timeout"),
                        answer.map(DnsMessages.Answer::addresses).orElse(List.of()),
                        first.isPresent() ? 1 : 2);
                remember(seen, one);
                LockSupport.parkNanos(PERIOD.toNanos());
            }
        });
    }

    private void remember(Deque<Seen> seen, Seen one) {
        log.add(one);
        synchronized (seen) {
            seen.addLast(one);
            if (seen.size() > REMEMBERED) {
                seen.removeFirst();
            }
        }
    }

    /**
     * When the server began to leave the address out for good: the first answer after the last one that named it.
     *
     * @param proof so many answers without it must have followed; by even weights chance alone leaves it out that often
     *     once in 2^proof
     */
    public Optional<Instant> leftOut(String server, String service, String address, Instant since, int proof) {
        return leftOut(after(server, service, since), address, proof);
    }

    static Optional<Instant> leftOut(List<Seen> seen, String address, int proof) {
        Instant first = null;
        int without = 0;
        for (Seen one : seen) {
            if (one.addresses().contains(address)) {
                first = null;
                without = 0;
            } else if (!one.addresses().isEmpty()) {
                first = first == null ? Instant.ofEpochMilli(one.t()) : first;
                without++;
            }
        }
        return without >= proof ? Optional.ofNullable(first) : Optional.empty();
    }

    /** The server named the address since. */
    boolean named(String server, String service, String address, Instant since) {
        return after(server, service, since).stream()
                .anyMatch(one -> one.addresses().contains(address));
    }

    /** What a server said of a service since. */
    public List<Seen> after(String server, String service, Instant since) {
        Deque<Seen> seen = recent.get(server + " " + service);
        if (seen == null) {
            throw new IllegalArgumentException("not watched: " + server + " " + service);
        }
        synchronized (seen) {
            return seen.stream().filter(one -> one.t() >= since.toEpochMilli()).toList();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        log.close();
    }
}
